from tests.voip.child import run


def test_posted_work_and_timers_run_in_order_on_the_thread_of_the_wheel() -> None:
    said = run("""
        import threading
        from voip.endpoint import Wheel
        wheel = Wheel()
        wheel.open()
        mine = threading.get_ident()
        done = []
        def note(what):
            done.append(what if threading.get_ident() == mine else "wrong thread")
        wheel.later(60, lambda: (note("late"), wheel.stop()))
        wheel.later(1, lambda: note("never")).cancel()
        wheel.later(30, lambda: note("soon"))
        thread = threading.Thread(
            target=lambda: (wheel.post(lambda: note("posted")), wheel.post(lambda: note("next")))
        )
        thread.start()
        wheel.run()
        wheel.close()
        print("done:", done)
    """)
    assert "done: ['posted', 'next', 'soon', 'late']" in said


def test_work_that_fails_does_not_stop_the_wheel() -> None:
    said = run("""
        import pjsua2 as pj
        from voip.endpoint import Wheel
        wheel = Wheel()
        wheel.open()
        wheel.post(lambda: 1 / 0)
        wheel.post(lambda: wheel.endpoint.codecSetPriority("nope", 1))
        wheel.post(wheel.stop)
        wheel.run()
        wheel.close()
        print("still there")
    """)
    assert "still there" in said


def test_it_listens_on_this_machine_only_and_says_where() -> None:
    said = run("""
        from voip.endpoint import Wheel
        wheel = Wheel()
        wheel.open()
        tcp, udp = wheel.listen("tcp"), wheel.listen("udp")
        print("address:", wheel.endpoint.transportGetInfo(tcp.id).localAddress, tcp.port)
        print("differ:", tcp != udp, wheel.version[0])
        wheel.close()
    """)
    address, port = said.split("address: ")[1].splitlines()[0].split()
    assert address == f"127.0.0.1:{port}"
    assert "differ: True 2" in said


def test_what_is_logged_has_nobodys_address() -> None:
    said = run("""
        from voip.endpoint import without_addresses
        print(without_addresses("no route to sip:ayse@example.org;x=1> or tel:+905321234567"))
    """)
    assert "ayse" not in said
    assert "532" not in said
