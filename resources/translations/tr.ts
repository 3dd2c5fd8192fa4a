<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr" sourcelanguage="en">
  <context>
    <name>About</name>
    <message>
      <source>About Santral</source>
      <translation>Santral hakkında</translation>
    </message>
    <message>
      <source>Catching up</source>
      <translation>Yetişiyor</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Kapat</translation>
    </message>
    <message>
      <source>Connecting</source>
      <translation>Bağlanıyor</translation>
    </message>
    <message>
      <source>Connection</source>
      <translation>Bağlantı</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>Kopyalandı</translation>
    </message>
    <message>
      <source>Copy without personal data</source>
      <translation>Kişisel veri olmadan kopyala</translation>
    </message>
    <message>
      <source>Encrypted</source>
      <translation>Şifreli</translation>
    </message>
    <message>
      <source>Ended</source>
      <translation>Sona erdi</translation>
    </message>
    <message>
      <source>Epoch</source>
      <translation>Dönem</translation>
    </message>
    <message>
      <source>In memory only</source>
      <translation>Yalnızca bellekte</translation>
    </message>
    <message>
      <source>In this state since</source>
      <translation>Bu durumda</translation>
    </message>
    <message>
      <source>Last event</source>
      <translation>Son olay</translation>
    </message>
    <message>
      <source>Live</source>
      <translation>Canlı</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>Çevrimdışı</translation>
    </message>
    <message>
      <source>Protocol</source>
      <translation>Protokol</translation>
    </message>
    <message>
      <source>Santral is free software under the GNU GPL, version 3 or later.</source>
      <translation>Santral, GNU GPL sürüm 3 veya sonrası altında özgür yazılımdır.</translation>
    </message>
    <message>
      <source>Server</source>
      <translation>Sunucu</translation>
    </message>
    <message>
      <source>Session</source>
      <translation>Oturum</translation>
    </message>
    <message>
      <source>Store</source>
      <translation>Kayıt dosyası</translation>
    </message>
    <message>
      <source>System</source>
      <translation>Sistem</translation>
    </message>
    <message>
      <source>Way to the platform and back</source>
      <translation>Platforma gidiş dönüş</translation>
    </message>
    <message>
      <source>Yes, by SQLCipher</source>
      <translation>Evet, SQLCipher ile</translation>
    </message>
    <message>
      <source>{count} ms</source>
      <translation>{count} ms</translation>
    </message>
  </context>
  <context>
    <name>Acting</name>
    <message>
      <source>Announce something…</source>
      <translation>Duyuru yap…</translation>
    </message>
    <message>
      <source>At once; what they have in hand stays theirs.</source>
      <translation>Hemen; elindeki işler onda kalır.</translation>
    </message>
    <message>
      <source>Both hear you.</source>
      <translation>İkisi de sizi duyar.</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Vazgeç</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Kapat</translation>
    </message>
    <message>
      <source>Close it?</source>
      <translation>Kapatılsın mı?</translation>
    </message>
    <message>
      <source>Close with a reason…</source>
      <translation>Gerekçeyle kapat…</translation>
    </message>
    <message>
      <source>Complete</source>
      <translation>Tamamla</translation>
    </message>
    <message>
      <source>Complete the wrap-up</source>
      <translation>Kapanışı tamamla</translation>
    </message>
    <message>
      <source>Complete the wrap-up?</source>
      <translation>Kapanış tamamlansın mı?</translation>
    </message>
    <message>
      <source>Give it back to {agent}</source>
      <translation>Geri ver: {agent}</translation>
    </message>
    <message>
      <source>Give to a queue or a person…</source>
      <translation>Kuyruğa veya kişiye ver…</translation>
    </message>
    <message>
      <source>How many at once</source>
      <translation>Aynı anda kaç tane</translation>
    </message>
    <message>
      <source>It goes to {name}</source>
      <translation>Aktarılıyor: {name}</translation>
    </message>
    <message>
      <source>It holds from the next contact on; what they have stays.</source>
      <translation>Sonraki görüşmeden itibaren geçerlidir; elindekiler kalır.</translation>
    </message>
    <message>
      <source>It is closed</source>
      <translation>Kapatıldı</translation>
    </message>
    <message>
      <source>It is over for {agent}, without a wrap-up. There is no way back.</source>
      <translation>{agent} için kapanış yapılmadan biter. Geri dönüşü yoktur.</translation>
    </message>
    <message>
      <source>It leaves the queue and is offered to nobody. There is no way back.</source>
      <translation>Kuyruktan çıkar ve kimseye sunulmaz. Geri dönüşü yoktur.</translation>
    </message>
    <message>
      <source>Join in</source>
      <translation>Katıl</translation>
    </message>
    <message>
      <source>Listen</source>
      <translation>Dinle</translation>
    </message>
    <message>
      <source>Microphone off</source>
      <translation>Mikrofon kapalı</translation>
    </message>
    <message>
      <source>Microphone on</source>
      <translation>Mikrofon açık</translation>
    </message>
    <message>
      <source>New chats may come during a call</source>
      <translation>Görüşme sırasında yeni sohbet gelebilir</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>Not yaz</translation>
    </message>
    <message>
      <source>Only {agent} hears you.</source>
      <translation>Sizi yalnızca {agent} duyar.</translation>
    </message>
    <message>
      <source>Only {agent} reads your notes.</source>
      <translation>Notlarınızı yalnızca {agent} okur.</translation>
    </message>
    <message>
      <source>Queues (none: those of the team)</source>
      <translation>Kuyruklar (hiçbiri: ekibinkiler)</translation>
    </message>
    <message>
      <source>Queues, skills and capacity…</source>
      <translation>Kuyruk, beceri ve kapasite…</translation>
    </message>
    <message>
      <source>Read along</source>
      <translation>Birlikte oku</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Kaydet</translation>
    </message>
    <message>
      <source>Set the state</source>
      <translation>Durumunu değiştir</translation>
    </message>
    <message>
      <source>Show the conversation</source>
      <translation>Konuşmayı göster</translation>
    </message>
    <message>
      <source>Skills, 1 to 5</source>
      <translation>Beceriler, 1-5</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Bırak</translation>
    </message>
    <message>
      <source>Stop (Esc)</source>
      <translation>Bırak (Esc)</translation>
    </message>
    <message>
      <source>Take over</source>
      <translation>Devral</translation>
    </message>
    <message>
      <source>Take over the call?</source>
      <translation>Görüşme devralınsın mı?</translation>
    </message>
    <message>
      <source>The bot falls silent and the conversation becomes yours.</source>
      <translation>Bot susar ve konuşma sizin olur.</translation>
    </message>
    <message>
      <source>The bot goes on; nothing can be written.</source>
      <translation>Bot devam eder; bir şey yazılamaz.</translation>
    </message>
    <message>
      <source>The conversation becomes yours.</source>
      <translation>Konuşma sizin olur.</translation>
    </message>
    <message>
      <source>The conversation is yours</source>
      <translation>Konuşma sizde</translation>
    </message>
    <message>
      <source>The customer is yours now</source>
      <translation>Müşteri artık sizde</translation>
    </message>
    <message>
      <source>The customer reads what you write.</source>
      <translation>Yazdıklarınızı müşteri okur.</translation>
    </message>
    <message>
      <source>The talk is over</source>
      <translation>Görüşme bitti</translation>
    </message>
    <message>
      <source>The wrap-up of {agent} is complete</source>
      <translation>Kapanış tamamlandı: {agent}</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Geri al</translation>
    </message>
    <message>
      <source>What they have in hand stays theirs.</source>
      <translation>Elindeki işler onda kalır.</translation>
    </message>
    <message>
      <source>Whisper</source>
      <translation>Fısılda</translation>
    </message>
    <message>
      <source>Why, for the audit list</source>
      <translation>Gerekçe, denetim listesi için</translation>
    </message>
    <message>
      <source>Write to {name}…</source>
      <translation>Mesaj yaz: {name}…</translation>
    </message>
    <message>
      <source>Write too</source>
      <translation>Sen de yaz</translation>
    </message>
    <message>
      <source>You hear both; nobody hears you.</source>
      <translation>İkisini de duyarsınız; sizi kimse duymaz.</translation>
    </message>
    <message>
      <source>You listen to {agent}</source>
      <translation>Dinliyorsunuz: {agent}</translation>
    </message>
    <message>
      <source>You read along with the bot</source>
      <translation>Botu okuyorsunuz</translation>
    </message>
    <message>
      <source>You read along with {agent}</source>
      <translation>Birlikte okuyorsunuz: {agent}</translation>
    </message>
    <message>
      <source>You read both; nothing can be written.</source>
      <translation>İkisini de okursunuz; bir şey yazılamaz.</translation>
    </message>
    <message>
      <source>You take over from {agent}</source>
      <translation>Devralıyorsunuz: {agent}</translation>
    </message>
    <message>
      <source>You talk with {agent} and the customer</source>
      <translation>{agent} ve müşteriyle konuşuyorsunuz</translation>
    </message>
    <message>
      <source>You whisper to {agent}</source>
      <translation>Fısıldıyorsunuz: {agent}</translation>
    </message>
    <message>
      <source>You write beside {agent}</source>
      <translation>{agent} ile birlikte yazıyorsunuz</translation>
    </message>
    <message>
      <source>Your microphone is off: nobody hears you.</source>
      <translation>Mikrofonunuz kapalı: sizi kimse duymuyor.</translation>
    </message>
    <message>
      <source>Your notes are for {agent}</source>
      <translation>Notlarınız yalnızca {agent} için</translation>
    </message>
    <message>
      <source>Your phone answers by itself…</source>
      <translation>Telefonunuz kendiliğinden açılıyor…</translation>
    </message>
    <message>
      <source>Your phone could not be reached</source>
      <translation>Telefonunuza ulaşılamadı</translation>
    </message>
    <message>
      <source>{agent} is free at once. What was noted so far is kept.</source>
      <translation>{agent} hemen boşa çıkar. Şimdiye kadar yazılan not kalır.</translation>
    </message>
    <message>
      <source>{agent} is free for the next one.</source>
      <translation>{agent} sıradaki için boşa çıkar.</translation>
    </message>
    <message>
      <source>{agent} is not told.</source>
      <translation>{agent} bilgilendirilmez.</translation>
    </message>
    <message>
      <source>{agent} leaves the call and you have it.</source>
      <translation>{agent} ayrılır, görüşme sizde kalır.</translation>
    </message>
    <message>
      <source>{agent} leaves the call and you have the customer. There is no way back.</source>
      <translation>{agent} görüşmeden ayrılır, müşteri size kalır. Geri dönüşü yoktur.</translation>
    </message>
    <message>
      <source>{media} with {name}</source>
      <translation>{media}: {name}</translation>
    </message>
    <message>
      <source>{name} is in your call: both of you hear them</source>
      <translation>{name} görüşmenizde: ikiniz de duyuyorsunuz</translation>
    </message>
    <message>
      <source>{name} listens to your call</source>
      <translation>{name} görüşmenizi dinliyor</translation>
    </message>
    <message>
      <source>{name} reads along</source>
      <translation>{name} konuşmanızı okuyor</translation>
    </message>
    <message>
      <source>{name} takes over</source>
      <translation>{name} devralıyor</translation>
    </message>
    <message>
      <source>{name} whispers to you: the customer does not hear it</source>
      <translation>{name} size fısıldıyor: müşteri duymuyor</translation>
    </message>
    <message>
      <source>{name} works by the new settings</source>
      <translation>{name} yeni ayarlarla çalışıyor</translation>
    </message>
    <message>
      <source>{name} writes notes for you: the customer does not see them</source>
      <translation>{name} size not yazıyor: müşteri görmüyor</translation>
    </message>
    <message>
      <source>{name} writes to your customer too</source>
      <translation>{name} de müşterinize yazıyor</translation>
    </message>
    <message>
      <source>{name}: {state}</source>
      <translation>{name}: {state}</translation>
    </message>
  </context>
  <context>
    <name>Actions</name>
    <message>
      <source>About Santral</source>
      <translation>Santral hakkında</translation>
    </message>
    <message>
      <source>Accept what is offered</source>
      <translation>Sunulanı kabul et</translation>
    </message>
    <message>
      <source>Add a note</source>
      <translation>Not ekle</translation>
    </message>
    <message>
      <source>Answer the call</source>
      <translation>Çağrıyı yanıtla</translation>
    </message>
    <message>
      <source>Ask a colleague on a second line…</source>
      <translation>İkinci hattan bir iş arkadaşına sor…</translation>
    </message>
    <message>
      <source>Assign or transfer…</source>
      <translation>Ata ya da aktar…</translation>
    </message>
    <message>
      <source>Attach a file…</source>
      <translation>Dosya ekle…</translation>
    </message>
    <message>
      <source>Back to the first call</source>
      <translation>İlk görüşmeye dön</translation>
    </message>
    <message>
      <source>Bring the calls together</source>
      <translation>Görüşmeleri birleştir</translation>
    </message>
    <message>
      <source>Call the last number again</source>
      <translation>Son numarayı yeniden ara</translation>
    </message>
    <message>
      <source>Call this person</source>
      <translation>Bu kişiyi ara</translation>
    </message>
    <message>
      <source>Check the phone before calls</source>
      <translation>Aramalardan önce telefonu denetle</translation>
    </message>
    <message>
      <source>Choose my state…</source>
      <translation>Durumumu seç…</translation>
    </message>
    <message>
      <source>Complete the transfer</source>
      <translation>Aktarmayı tamamla</translation>
    </message>
    <message>
      <source>Connect again now</source>
      <translation>Şimdi yeniden bağlan</translation>
    </message>
    <message>
      <source>Decline the call</source>
      <translation>Çağrıyı reddet</translation>
    </message>
    <message>
      <source>Decline what is offered…</source>
      <translation>Sunulanı reddet…</translation>
    </message>
    <message>
      <source>Dial a number…</source>
      <translation>Numara çevir…</translation>
    </message>
    <message>
      <source>Dismiss what the bot suggests</source>
      <translation>Botun önerisini kapat</translation>
    </message>
    <message>
      <source>Do not disturb: on or off</source>
      <translation>Rahatsız etmeyin: aç ya da kapat</translation>
    </message>
    <message>
      <source>Finish the wrap-up</source>
      <translation>Kapanışı bitir</translation>
    </message>
    <message>
      <source>Go to All</source>
      <translation>Tümüne git</translation>
    </message>
    <message>
      <source>Go to Live</source>
      <translation>Canlı görünüme git</translation>
    </message>
    <message>
      <source>Go to Mine</source>
      <translation>Benimkilere git</translation>
    </message>
    <message>
      <source>Go to Quality</source>
      <translation>Kaliteye git</translation>
    </message>
    <message>
      <source>Go to Reports</source>
      <translation>Raporlara git</translation>
    </message>
    <message>
      <source>Go to Review</source>
      <translation>İncelemeye git</translation>
    </message>
    <message>
      <source>Go to Snoozed</source>
      <translation>Ertelenenlere git</translation>
    </message>
    <message>
      <source>Go to Team</source>
      <translation>Ekibe git</translation>
    </message>
    <message>
      <source>Go to Unassigned</source>
      <translation>Sıraya git</translation>
    </message>
    <message>
      <source>Go to With the bot</source>
      <translation>Bottakilere git</translation>
    </message>
    <message>
      <source>Go to what is offered</source>
      <translation>Sunulana git</translation>
    </message>
    <message>
      <source>Hang up</source>
      <translation>Telefonu kapat</translation>
    </message>
    <message>
      <source>Hold or take back</source>
      <translation>Beklet ya da geri al</translation>
    </message>
    <message>
      <source>I am available</source>
      <translation>Hazırım</translation>
    </message>
    <message>
      <source>Insert what the bot suggests</source>
      <translation>Botun önerisini ekle</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>Klavye kısayolları</translation>
    </message>
    <message>
      <source>Keypad for tones</source>
      <translation>Tuş takımı</translation>
    </message>
    <message>
      <source>Labels…</source>
      <translation>Etiketler…</translation>
    </message>
    <message>
      <source>Leave the others together</source>
      <translation>Diğerlerini baş başa bırak</translation>
    </message>
    <message>
      <source>More time for the wrap-up</source>
      <translation>Kapanış için ek süre</translation>
    </message>
    <message>
      <source>Mute or unmute</source>
      <translation>Mikrofonu kapat ya da aç</translation>
    </message>
    <message>
      <source>My day</source>
      <translation>Günüm</translation>
    </message>
    <message>
      <source>Next conversation</source>
      <translation>Sonraki konuşma</translation>
    </message>
    <message>
      <source>Next unread conversation</source>
      <translation>Sonraki okunmamış konuşma</translation>
    </message>
    <message>
      <source>Notices</source>
      <translation>Bildirimler</translation>
    </message>
    <message>
      <source>Open a package…</source>
      <translation>Bir paketi aç…</translation>
    </message>
    <message>
      <source>Open the conversation again</source>
      <translation>Konuşmayı yeniden aç</translation>
    </message>
    <message>
      <source>Pause the recording for a card number</source>
      <translation>Kart numarası için kaydı duraklat</translation>
    </message>
    <message>
      <source>Previous conversation</source>
      <translation>Önceki konuşma</translation>
    </message>
    <message>
      <source>Priority…</source>
      <translation>Öncelik…</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Çık</translation>
    </message>
    <message>
      <source>Record the call or stop</source>
      <translation>Görüşmeyi kaydet ya da kaydı durdur</translation>
    </message>
    <message>
      <source>Reply</source>
      <translation>Yanıtla</translation>
    </message>
    <message>
      <source>Resolve and go to the next</source>
      <translation>Çöz ve sonrakine geç</translation>
    </message>
    <message>
      <source>Return to the bot…</source>
      <translation>Bota geri ver…</translation>
    </message>
    <message>
      <source>Search in messages</source>
      <translation>Mesajlarda ara</translation>
    </message>
    <message>
      <source>Search or type a command</source>
      <translation>Ara veya komut yaz</translation>
    </message>
    <message>
      <source>Send</source>
      <translation>Gönder</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Ayarlar</translation>
    </message>
    <message>
      <source>Show or hide the customer</source>
      <translation>Müşteriyi göster veya gizle</translation>
    </message>
    <message>
      <source>Sign out…</source>
      <translation>Oturumu kapat…</translation>
    </message>
    <message>
      <source>Snooze the conversation…</source>
      <translation>Konuşmayı ertele…</translation>
    </message>
    <message>
      <source>Snooze until tomorrow 09:00</source>
      <translation>Yarın 09.00'a ertele</translation>
    </message>
    <message>
      <source>Switch between Turkish and English</source>
      <translation>Türkçe ile İngilizce arasında geç</translation>
    </message>
    <message>
      <source>Switch between light and dark</source>
      <translation>Açık ile koyu tema arasında geç</translation>
    </message>
    <message>
      <source>Take a break</source>
      <translation>Molaya çık</translation>
    </message>
    <message>
      <source>Take out as a file…</source>
      <translation>Dosya olarak dışa aktar…</translation>
    </message>
    <message>
      <source>Take over from the bot</source>
      <translation>Bottan devral</translation>
    </message>
    <message>
      <source>Transfer the call…</source>
      <translation>Çağrıyı aktar…</translation>
    </message>
    <message>
      <source>Undo what was just decided</source>
      <translation>Son kararı geri al</translation>
    </message>
    <message>
      <source>Wrap up: what was it about?</source>
      <translation>Kapanış: konu neydi?</translation>
    </message>
  </context>
  <context>
    <name>Activity</name>
    <message>
      <source>Assigned to {to}</source>
      <translation>{to} atandı</translation>
    </message>
    <message>
      <source>Call</source>
      <translation>Arama</translation>
    </message>
    <message>
      <source>Given back to the team</source>
      <translation>Ekibe geri verildi</translation>
    </message>
    <message>
      <source>Given to the team {team}</source>
      <translation>{team} ekibine verildi</translation>
    </message>
    <message>
      <source>Label added: {names}</source>
      <translation>Etiket eklendi: {names}</translation>
    </message>
    <message>
      <source>Label removed: {names}</source>
      <translation>Etiket kaldırıldı: {names}</translation>
    </message>
    <message>
      <source>Labels changed</source>
      <translation>Etiketler değişti</translation>
    </message>
    <message>
      <source>Opened again</source>
      <translation>Yeniden açıldı</translation>
    </message>
    <message>
      <source>Priority: {priority}</source>
      <translation>Öncelik: {priority}</translation>
    </message>
    <message>
      <source>Resolved</source>
      <translation>Çözüldü</translation>
    </message>
    <message>
      <source>Snoozed</source>
      <translation>Ertelendi</translation>
    </message>
    <message>
      <source>The answer could not be sent to {address}</source>
      <translation>Yanıt {address} adresine gönderilemedi</translation>
    </message>
    <message>
      <source>The bot answers</source>
      <translation>Bot yanıtlıyor</translation>
    </message>
    <message>
      <source>The bot asks for a person</source>
      <translation>Bot bir kişi istiyor</translation>
    </message>
    <message>
      <source>The bot handed over to {to}</source>
      <translation>Bot konuşmayı {to} devretti</translation>
    </message>
    <message>
      <source>The conversation began</source>
      <translation>Konuşma başladı</translation>
    </message>
    <message>
      <source>With the bot</source>
      <translation>Bota verildi</translation>
    </message>
    <message>
      <source>wrapped up</source>
      <translation>kapanış yapıldı</translation>
    </message>
    <message>
      <source>{by} assigned it to {to}</source>
      <translation>{by} konuşmayı {to} atadı</translation>
    </message>
    <message>
      <source>{by} gave it back to the bot</source>
      <translation>{by} konuşmayı bota geri verdi</translation>
    </message>
    <message>
      <source>{by} gave it back to the team</source>
      <translation>{by} konuşmayı ekibe geri verdi</translation>
    </message>
    <message>
      <source>{by} gave it to the bot</source>
      <translation>{by} konuşmayı bota verdi</translation>
    </message>
    <message>
      <source>{by} opened it again</source>
      <translation>{by} konuşmayı yeniden açtı</translation>
    </message>
    <message>
      <source>{by} resolved it</source>
      <translation>{by} konuşmayı çözdü</translation>
    </message>
    <message>
      <source>{by} snoozed it</source>
      <translation>{by} konuşmayı erteledi</translation>
    </message>
    <message>
      <source>{by} took over from the bot</source>
      <translation>{by} konuşmayı bottan devraldı</translation>
    </message>
    <message>
      <source>{by} took the conversation</source>
      <translation>{by} konuşmayı üstlendi</translation>
    </message>
    <message>
      <source>{name} was not there any more: back in the queue</source>
      <translation>{name} artık yoktu: yeniden kuyrukta</translation>
    </message>
  </context>
  <context>
    <name>Alerts</name>
    <message>
      <source> s</source>
      <translation> sn</translation>
    </message>
    <message numerus="yes">
      <source>%n alarms</source>
      <translation>
        <numerusform>%n alarm</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n min</source>
      <translation>
        <numerusform>%n dk</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n tane daha</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n s</source>
      <translation>
        <numerusform>%n sn</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n without anybody</source>
      <translation>
        <numerusform>%n sahipsiz</numerusform>
      </translation>
    </message>
    <message>
      <source>About</source>
      <translation>Konu</translation>
    </message>
    <message>
      <source>Above or below</source>
      <translation>Üstünde veya altında</translation>
    </message>
    <message>
      <source>Agents not responding</source>
      <translation>Yanıt vermeyen temsilci</translation>
    </message>
    <message>
      <source>Alarms</source>
      <translation>Alarm sınırı</translation>
    </message>
    <message>
      <source>Alarms as soon as “{figure}” {where} is above {limit}.</source>
      <translation>“{figure}” ({where}) {limit} üstüne çıkar çıkmaz alarm verir.</translation>
    </message>
    <message>
      <source>Alarms as soon as “{figure}” {where} is below {limit}.</source>
      <translation>“{figure}” ({where}) {limit} altına iner inmez alarm verir.</translation>
    </message>
    <message>
      <source>Alarms when “{figure}” {where} is above {limit} for {time}.</source>
      <translation>“{figure}” ({where}) {time} boyunca {limit} üstündeyse alarm verir.</translation>
    </message>
    <message>
      <source>Alarms when “{figure}” {where} is below {limit} for {time}.</source>
      <translation>“{figure}” ({where}) {time} boyunca {limit} altındaysa alarm verir.</translation>
    </message>
    <message>
      <source>Alerts</source>
      <translation>Alarmlar</translation>
    </message>
    <message>
      <source>All is calm</source>
      <translation>Her şey yolunda</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Kapat</translation>
    </message>
    <message>
      <source>Customers waiting</source>
      <translation>Bekleyen müşteri</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Sil</translation>
    </message>
    <message>
      <source>Every queue for itself</source>
      <translation>Her kuyruk ayrı ayrı</translation>
    </message>
    <message>
      <source>Figure</source>
      <translation>Gösterge</translation>
    </message>
    <message>
      <source>For how long</source>
      <translation>Ne kadar süreyle</translation>
    </message>
    <message>
      <source>Free agents</source>
      <translation>Boştaki temsilci</translation>
    </message>
    <message>
      <source>From {first} to {last}</source>
      <translation>{first} değerinden {last} değerine</translation>
    </message>
    <message>
      <source>Hand-over nobody took</source>
      <translation>Kimsenin almadığı devir</translation>
    </message>
    <message>
      <source>I look after it</source>
      <translation>Ben ilgileniyorum</translation>
    </message>
    <message>
      <source>I look after it	L</source>
      <translation>Ben ilgileniyorum	L</translation>
    </message>
    <message>
      <source>I look after it (L)</source>
      <translation>Ben ilgileniyorum (L)</translation>
    </message>
    <message>
      <source>It is over once it is back at {limit} for as long.</source>
      <translation>Aynı süre boyunca {limit} düzeyine dönünce biter.</translation>
    </message>
    <message>
      <source>It is over once it is back at {limit}.</source>
      <translation>{limit} düzeyine dönünce biter.</translation>
    </message>
    <message>
      <source>It must be over on the other side of the limit.</source>
      <translation>Bitiş değeri sınırın öbür tarafında olmalı.</translation>
    </message>
    <message>
      <source>It would come and go: let it last, or be over at another value.</source>
      <translation>Gelir gider: bir süre sürmesini isteyin ya da başka bir değerde bitsin.</translation>
    </message>
    <message>
      <source>Lasted</source>
      <translation>Sürdü</translation>
    </message>
    <message>
      <source>Longest wait</source>
      <translation>En uzun bekleyiş</translation>
    </message>
    <message>
      <source>Longest wrap-up</source>
      <translation>En uzun kapanış</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Ad</translation>
    </message>
    <message>
      <source>New</source>
      <translation>Yeni</translation>
    </message>
    <message>
      <source>New rule</source>
      <translation>Yeni kural</translation>
    </message>
    <message>
      <source>No rule came true in the last week.</source>
      <translation>Son bir haftada hiçbir kural gerçekleşmedi.</translation>
    </message>
    <message>
      <source>Nobody looks after it</source>
      <translation>Kimse ilgilenmiyor</translation>
    </message>
    <message>
      <source>Nobody looks after it yet</source>
      <translation>Henüz kimse ilgilenmiyor</translation>
    </message>
    <message>
      <source>Occupancy</source>
      <translation>Doluluk</translation>
    </message>
    <message>
      <source>One contact</source>
      <translation>Bir görüşme</translation>
    </message>
    <message>
      <source>Over</source>
      <translation>Bitti</translation>
    </message>
    <message>
      <source>Over at</source>
      <translation>Bitiş değeri</translation>
    </message>
    <message>
      <source>Quiet hours</source>
      <translation>Sessiz saatler</translation>
    </message>
    <message>
      <source>Quiet hours are written as 22:00-07:00.</source>
      <translation>Sessiz saatler 22:00-07:00 biçiminde yazılır.</translation>
    </message>
    <message>
      <source>Rule</source>
      <translation>Kural</translation>
    </message>
    <message>
      <source>Rules</source>
      <translation>Kurallar</translation>
    </message>
    <message>
      <source>Rules of alerts</source>
      <translation>Alarm kuralları</translation>
    </message>
    <message>
      <source>Rules…</source>
      <translation>Kurallar…</translation>
    </message>
    <message>
      <source>Service level</source>
      <translation>Hizmet düzeyi</translation>
    </message>
    <message>
      <source>Share of offers nobody answered</source>
      <translation>Yanıtlanmayan sunum oranı</translation>
    </message>
    <message>
      <source>Share that gave up</source>
      <translation>Vazgeçme oranı</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Göster</translation>
    </message>
    <message>
      <source>Silent from {spans}.</source>
      <translation>Sessiz: {spans}.</translation>
    </message>
    <message>
      <source>Since</source>
      <translation>Ne zamandır</translation>
    </message>
    <message>
      <source>Switched on</source>
      <translation>Açık</translation>
    </message>
    <message>
      <source>The minutes before</source>
      <translation>Önceki dakikalar</translation>
    </message>
    <message>
      <source>The minutes before	Enter</source>
      <translation>Önceki dakikalar	Enter</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Değer</translation>
    </message>
    <message>
      <source>Where</source>
      <translation>Nerede</translation>
    </message>
    <message>
      <source>Who looks after it</source>
      <translation>Kim ilgileniyor</translation>
    </message>
    <message>
      <source>With a sound</source>
      <translation>Sesli</translation>
    </message>
    <message>
      <source>above</source>
      <translation>üstünde</translation>
    </message>
    <message>
      <source>below</source>
      <translation>altında</translation>
    </message>
    <message>
      <source>everybody was asked</source>
      <translation>herkese soruldu</translation>
    </message>
    <message>
      <source>in the team {name}</source>
      <translation>{name} ekibi</translation>
    </message>
    <message>
      <source>of any agent</source>
      <translation>herhangi bir temsilci</translation>
    </message>
    <message>
      <source>of any queue</source>
      <translation>herhangi bir kuyruk</translation>
    </message>
    <message>
      <source>of any team</source>
      <translation>herhangi bir ekip</translation>
    </message>
    <message>
      <source>of {limit}</source>
      <translation>/ {limit}</translation>
    </message>
    <message>
      <source>of {name}</source>
      <translation>{name}</translation>
    </message>
    <message>
      <source>off</source>
      <translation>kapalı</translation>
    </message>
    <message>
      <source>since {since}</source>
      <translation>başlangıç {since}</translation>
    </message>
    <message>
      <source>since {since}, over at {over}</source>
      <translation>{since} – {over}</translation>
    </message>
    <message>
      <source>somebody looks after each</source>
      <translation>hepsiyle ilgilenen var</translation>
    </message>
    <message>
      <source>{name} looks after it</source>
      <translation>{name} ilgileniyor</translation>
    </message>
  </context>
  <context>
    <name>Announce</name>
    <message>
      <source>A supervisor</source>
      <translation>Bir yönetici</translation>
    </message>
    <message>
      <source>Announce</source>
      <translation>Duyur</translation>
    </message>
    <message>
      <source>Announced to {name}</source>
      <translation>Duyuruldu: {name}</translation>
    </message>
    <message>
      <source>Announcement</source>
      <translation>Duyuru</translation>
    </message>
    <message>
      <source>Everybody</source>
      <translation>Herkes</translation>
    </message>
    <message>
      <source>It stays on their screen until they have read it.</source>
      <translation>Okuyana kadar ekranlarında kalır.</translation>
    </message>
    <message>
      <source>Read</source>
      <translation>Okudum</translation>
    </message>
    <message>
      <source>Short and clear: it is read between two contacts</source>
      <translation>Kısa ve açık: iki görüşme arasında okunur</translation>
    </message>
    <message>
      <source>Team {name}</source>
      <translation>{name} ekibi</translation>
    </message>
    <message>
      <source>To</source>
      <translation>Kime</translation>
    </message>
    <message>
      <source>To whom</source>
      <translation>Kime</translation>
    </message>
    <message>
      <source>What is announced</source>
      <translation>Duyurulan</translation>
    </message>
    <message>
      <source>Your last ones</source>
      <translation>Son duyurularınız</translation>
    </message>
    <message>
      <source>{name}, {time}</source>
      <translation>{name}, {time}</translation>
    </message>
  </context>
  <context>
    <name>Audit</name>
    <message numerus="yes">
      <source>%n entries</source>
      <translation>
        <numerusform>%n kayıt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n older entries came.</source>
      <translation>
        <numerusform>%n eski kayıt geldi.</numerusform>
      </translation>
    </message>
    <message>
      <source>A call</source>
      <translation>Bir çağrı</translation>
    </message>
    <message>
      <source>A contact</source>
      <translation>Bir görüşme</translation>
    </message>
    <message>
      <source>A conversation</source>
      <translation>Bir konuşma</translation>
    </message>
    <message>
      <source>A customer</source>
      <translation>Bir müşteri</translation>
    </message>
    <message>
      <source>A file did not verify</source>
      <translation>Bir dosya doğrulanamadı</translation>
    </message>
    <message>
      <source>A form</source>
      <translation>Bir form</translation>
    </message>
    <message>
      <source>A report</source>
      <translation>Bir rapor</translation>
    </message>
    <message>
      <source>A rule</source>
      <translation>Bir kural</translation>
    </message>
    <message>
      <source>A supervision</source>
      <translation>Bir gözetim</translation>
    </message>
    <message>
      <source>An alert</source>
      <translation>Bir alarm</translation>
    </message>
    <message>
      <source>An evaluation</source>
      <translation>Bir değerlendirme</translation>
    </message>
    <message>
      <source>Announced something</source>
      <translation>Duyuru yaptı</translation>
    </message>
    <message>
      <source>Ask for older ones</source>
      <translation>Daha eskilerini iste</translation>
    </message>
    <message>
      <source>Asking for older entries: {count} came, back to {day}</source>
      <translation>Daha eski kayıtlar isteniyor: {count} geldi, {day} gününe kadar</translation>
    </message>
    <message>
      <source>Audit list</source>
      <translation>Denetim listesi</translation>
    </message>
    <message>
      <source>By whom</source>
      <translation>Kim</translation>
    </message>
    <message>
      <source>By whom, what, whom</source>
      <translation>Kim, ne, kime</translation>
    </message>
    <message>
      <source>Changed a form of evaluation</source>
      <translation>Değerlendirme formunu değiştirdi</translation>
    </message>
    <message>
      <source>Changed a rule of alerts</source>
      <translation>Alarm kuralını değiştirdi</translation>
    </message>
    <message>
      <source>Changed a sampling rule</source>
      <translation>Örnekleme kuralını değiştirdi</translation>
    </message>
    <message>
      <source>Changed a scheduled report</source>
      <translation>Zamanlı raporu değiştirdi</translation>
    </message>
    <message>
      <source>Changed {what}</source>
      <translation>Değiştirdi: {what}</translation>
    </message>
    <message>
      <source>Closed a piece of work</source>
      <translation>Bir işi kapattı</translation>
    </message>
    <message>
      <source>Command line</source>
      <translation>Komut satırı</translation>
    </message>
    <message>
      <source>Commented on a contact</source>
      <translation>Görüşmeye yorum yazdı</translation>
    </message>
    <message>
      <source>Completed a wrap-up</source>
      <translation>Kapanışı tamamladı</translation>
    </message>
    <message>
      <source>Erased a customer with {count} conversations</source>
      <translation>Bir müşteri, {count} konuşmasıyla silindi</translation>
    </message>
    <message>
      <source>Everything since {day} is here</source>
      <translation>{day} gününden beri olan her şey burada</translation>
    </message>
    <message>
      <source>Everything that ever stood in the list is here</source>
      <translation>Listeye şimdiye dek yazılan her şey burada</translation>
    </message>
    <message>
      <source>Gave work to {name}</source>
      <translation>İşi verdi: {name}</translation>
    </message>
    <message>
      <source>Joined a call</source>
      <translation>Çağrıya katıldı</translation>
    </message>
    <message>
      <source>Listened to a call</source>
      <translation>Çağrıyı dinledi</translation>
    </message>
    <message>
      <source>Looks after an alert</source>
      <translation>Bir alarmla ilgileniyor</translation>
    </message>
    <message>
      <source>Nothing is in the list</source>
      <translation>Liste boş</translation>
    </message>
    <message>
      <source>Only with “{words}”</source>
      <translation>Yalnızca “{words}” geçenler</translation>
    </message>
    <message>
      <source>Possible once there is a line</source>
      <translation>Bağlantı olunca mümkün</translation>
    </message>
    <message>
      <source>Read along</source>
      <translation>Birlikte okudu</translation>
    </message>
    <message>
      <source>Released an evaluation</source>
      <translation>Değerlendirmeyi paylaştı</translation>
    </message>
    <message>
      <source>Set the state: {state}</source>
      <translation>Durumu değiştirdi: {state}</translation>
    </message>
    <message>
      <source>Signed an evaluation</source>
      <translation>Değerlendirmeyi imzaladı</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Durdur</translation>
    </message>
    <message>
      <source>Stopped being with it</source>
      <translation>Gözetimi bıraktı</translation>
    </message>
    <message>
      <source>Stopped; what came is here.</source>
      <translation>Durduruldu; gelenler burada.</translation>
    </message>
    <message>
      <source>Take out…</source>
      <translation>Dışa aktar…</translation>
    </message>
    <message>
      <source>Took a package along</source>
      <translation>Paket aldı</translation>
    </message>
    <message>
      <source>Took out: {what}</source>
      <translation>Dışa aktarıldı: {what}</translation>
    </message>
    <message>
      <source>Took over a call</source>
      <translation>Çağrıyı devraldı</translation>
    </message>
    <message>
      <source>Took over a conversation</source>
      <translation>Konuşmayı devraldı</translation>
    </message>
    <message>
      <source>What</source>
      <translation>Ne</translation>
    </message>
    <message>
      <source>What supervisors do to others’ work stands here, and stays.</source>
      <translation>Yöneticilerin başkalarının işinde yaptıkları burada durur ve silinmez.</translation>
    </message>
    <message>
      <source>When</source>
      <translation>Zaman</translation>
    </message>
    <message>
      <source>Whispered in a call</source>
      <translation>Çağrıda fısıldadı</translation>
    </message>
    <message>
      <source>Whom</source>
      <translation>Kime</translation>
    </message>
    <message>
      <source>Wrote notes</source>
      <translation>Not yazdı</translation>
    </message>
    <message>
      <source>Wrote to the customer too</source>
      <translation>Müşteriye de yazdı</translation>
    </message>
    <message>
      <source>capacity</source>
      <translation>kapasite</translation>
    </message>
    <message>
      <source>how somebody works</source>
      <translation>çalışma ayarları</translation>
    </message>
    <message>
      <source>queues</source>
      <translation>kuyruklar</translation>
    </message>
    <message>
      <source>refused: {why}</source>
      <translation>reddedildi: {why}</translation>
    </message>
    <message>
      <source>skills</source>
      <translation>beceriler</translation>
    </message>
    <message>
      <source>somebody else</source>
      <translation>başkası</translation>
    </message>
    <message>
      <source>{erased}; taken out before: {count}</source>
      <translation>{erased}; daha önce dışarı alınan: {count}</translation>
    </message>
    <message numerus="yes">
      <source>{here}; the platform has %n older entries.</source>
      <translation>
        <numerusform>{here}; platformda %n eski kayıt daha var.</numerusform>
      </translation>
    </message>
    <message>
      <source>{here}; what is older the platform has.</source>
      <translation>{here}; daha eskisi platformda.</translation>
    </message>
    <message>
      <source>{mode}, the agent was not told</source>
      <translation>{mode}, temsilciye söylenmeden</translation>
    </message>
    <message>
      <source>{user} (command line)</source>
      <translation>{user} (komut satırı)</translation>
    </message>
  </context>
  <context>
    <name>Away</name>
    <message>
      <source>Welcome back: {state} again</source>
      <translation>Yeniden hoş geldiniz: {state}</translation>
    </message>
    <message numerus="yes">
      <source>You were away for %n min</source>
      <translation>
        <numerusform>%n dakika uzaktaydınız</numerusform>
      </translation>
    </message>
    <message>
      <source>{state} again</source>
      <translation>Yeniden {state}</translation>
    </message>
  </context>
  <context>
    <name>Call</name>
    <message numerus="yes">
      <source>%n more calls</source>
      <translation>
        <numerusform>%n çağrı daha</numerusform>
      </translation>
    </message>
    <message>
      <source>About the line</source>
      <translation>Hat hakkında</translation>
    </message>
    <message>
      <source>Announcing</source>
      <translation>Duyuruluyor</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Geri dön</translation>
    </message>
    <message>
      <source>Both sides hear that the call is being recorded</source>
      <translation>İki taraf da görüşmenin kaydedildiğini duyuyor</translation>
    </message>
    <message>
      <source>Bring together</source>
      <translation>Birleştir</translation>
    </message>
    <message>
      <source>Call with {name}</source>
      <translation>{name} ile görüşme</translation>
    </message>
    <message>
      <source>Calling…</source>
      <translation>Aranıyor…</translation>
    </message>
    <message>
      <source>Complete</source>
      <translation>Tamamla</translation>
    </message>
    <message>
      <source>Conference</source>
      <translation>Konferans</translation>
    </message>
    <message>
      <source>Hang up</source>
      <translation>Kapat</translation>
    </message>
    <message>
      <source>Hold</source>
      <translation>Beklet</translation>
    </message>
    <message>
      <source>Holds you</source>
      <translation>Sizi bekletiyor</translation>
    </message>
    <message>
      <source>Incoming call</source>
      <translation>Gelen çağrı</translation>
    </message>
    <message>
      <source>Keypad</source>
      <translation>Tuş takımı</translation>
    </message>
    <message>
      <source>Leave them together</source>
      <translation>Baş başa bırak</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Diğer</translation>
    </message>
    <message>
      <source>Mute</source>
      <translation>Mikrofonu kapat</translation>
    </message>
    <message>
      <source>Muted</source>
      <translation>Mikrofon kapalı</translation>
    </message>
    <message>
      <source>On hold</source>
      <translation>Beklemede</translation>
    </message>
    <message>
      <source>Part again</source>
      <translation>Ayır</translation>
    </message>
    <message>
      <source>REC</source>
      <translation>Kayıt</translation>
    </message>
    <message>
      <source>Recording is paused, silence stands for what is said. Go on now</source>
      <translation>Kayıt duraklatıldı, söylenenin yerinde sessizlik var. Hemen sürdür</translation>
    </message>
    <message>
      <source>Ringing…</source>
      <translation>Çalıyor…</translation>
    </message>
    <message>
      <source>Take back</source>
      <translation>Geri al</translation>
    </message>
    <message>
      <source>Take back: {name}</source>
      <translation>Geri al: {name}</translation>
    </message>
    <message>
      <source>The call is being recorded. Pause for a card number</source>
      <translation>Görüşme kaydediliyor. Kart numarası için duraklat</translation>
    </message>
    <message>
      <source>Transfer or ask a colleague</source>
      <translation>Aktar ya da bir iş arkadaşına sor</translation>
    </message>
    <message>
      <source>Transferring…</source>
      <translation>Aktarılıyor…</translation>
    </message>
    <message>
      <source>Unmute</source>
      <translation>Mikrofonu aç</translation>
    </message>
  </context>
  <context>
    <name>CallAudio</name>
    <message>
      <source>A test call to yourself, without anybody else.</source>
      <translation>Kimse olmadan kendinize bir deneme araması.</translation>
    </message>
    <message>
      <source>As the system chooses</source>
      <translation>Sistemin seçtiği</translation>
    </message>
    <message>
      <source>Hear myself</source>
      <translation>Kendimi duyayım</translation>
    </message>
    <message>
      <source>Hearing yourself needs a microphone and a speaker.</source>
      <translation>Kendinizi duymak için bir mikrofon ve bir hoparlör gerekir.</translation>
    </message>
    <message>
      <source>Let it ring</source>
      <translation>Zili çal</translation>
    </message>
    <message>
      <source>Level of the microphone</source>
      <translation>Mikrofonun düzeyi</translation>
    </message>
    <message>
      <source>Level of the speaker</source>
      <translation>Hoparlörün düzeyi</translation>
    </message>
    <message>
      <source>Microphone</source>
      <translation>Mikrofon</translation>
    </message>
    <message>
      <source>No microphone is plugged in: others cannot hear you.</source>
      <translation>Takılı mikrofon yok: karşı taraf sizi duyamaz.</translation>
    </message>
    <message>
      <source>No speaker is plugged in.</source>
      <translation>Takılı hoparlör yok.</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Hiçbiri</translation>
    </message>
    <message>
      <source>Rings on</source>
      <translation>Zilin çaldığı yer</translation>
    </message>
    <message>
      <source>Speak: you hear yourself a second later.</source>
      <translation>Konuşun: bir saniye sonra kendinizi duyarsınız.</translation>
    </message>
    <message>
      <source>Speaker</source>
      <translation>Hoparlör</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Durdur</translation>
    </message>
    <message>
      <source>The devices you chose are not plugged in; the system’s own are used.</source>
      <translation>Seçtiğiniz aygıtlar takılı değil, sistemin seçtikleri kullanılıyor.</translation>
    </message>
    <message>
      <source>The microphone you chose is not plugged in; the system’s own is used.</source>
      <translation>Seçtiğiniz mikrofon takılı değil, sistemin seçtiği kullanılıyor.</translation>
    </message>
    <message>
      <source>The phone is not running, so nothing can be tried here.</source>
      <translation>Telefon çalışmıyor, bu yüzden burada hiçbir şey denenemiyor.</translation>
    </message>
    <message>
      <source>The speaker you chose is not plugged in; the system’s own is used.</source>
      <translation>Seçtiğiniz hoparlör takılı değil, sistemin seçtiği kullanılıyor.</translation>
    </message>
    <message>
      <source>There is nothing here that could ring.</source>
      <translation>Burada çalabilecek bir şey yok.</translation>
    </message>
    <message>
      <source>Try the speaker</source>
      <translation>Hoparlörü dene</translation>
    </message>
    <message>
      <source>{name} (not plugged in)</source>
      <translation>{name} (takılı değil)</translation>
    </message>
  </context>
  <context>
    <name>CallDetails</name>
    <message>
      <source>About the line</source>
      <translation>Hat hakkında</translation>
    </message>
    <message>
      <source>Copy for a ticket</source>
      <translation>Destek kaydı için kopyala</translation>
    </message>
    <message>
      <source>Dials {number}</source>
      <translation>{number} aranır</translation>
    </message>
    <message>
      <source>Measuring the line…</source>
      <translation>Hat ölçülüyor…</translation>
    </message>
    <message>
      <source>Park</source>
      <translation>Park et</translation>
    </message>
    <message>
      <source>Parking place</source>
      <translation>Park yeri</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>Yer</translation>
    </message>
    <message>
      <source>Record</source>
      <translation>Kaydet</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>Ses</translation>
    </message>
    <message>
      <source>Stop recording</source>
      <translation>Kaydı durdur</translation>
    </message>
    <message>
      <source>Their voice</source>
      <translation>Karşının sesi</translation>
    </message>
    <message>
      <source>Time, call, versions and figures, without names or numbers</source>
      <translation>Zaman, çağrı, sürümler ve ölçümler; ad ve numara olmadan</translation>
    </message>
    <message>
      <source>Your voice</source>
      <translation>Sesiniz</translation>
    </message>
    <message>
      <source>encrypted</source>
      <translation>şifreli</translation>
    </message>
    <message>
      <source>not encrypted</source>
      <translation>şifresiz</translation>
    </message>
    <message>
      <source>not measured yet</source>
      <translation>henüz ölçülmedi</translation>
    </message>
  </context>
  <context>
    <name>CallEnd</name>
    <message>
      <source>Answered on another telephone</source>
      <translation>Başka bir telefonda cevaplandı</translation>
    </message>
    <message>
      <source>Cancelled before it was answered</source>
      <translation>Cevaplanmadan vazgeçildi</translation>
    </message>
    <message>
      <source>Cannot be reached right now</source>
      <translation>Şu anda ulaşılamıyor</translation>
    </message>
    <message>
      <source>Declined</source>
      <translation>Reddedildi</translation>
    </message>
    <message>
      <source>Failed with code {code}</source>
      <translation>Olmadı, kod {code}</translation>
    </message>
    <message>
      <source>Handed over</source>
      <translation>Aktarıldı</translation>
    </message>
    <message>
      <source>Missed</source>
      <translation>Cevapsız</translation>
    </message>
    <message>
      <source>Nobody answered</source>
      <translation>Cevap veren olmadı</translation>
    </message>
    <message>
      <source>Our phone fell</source>
      <translation>Kendi telefonumuz çöktü</translation>
    </message>
    <message>
      <source>The call is over</source>
      <translation>Görüşme bitti</translation>
    </message>
    <message>
      <source>The call was already over on the other side</source>
      <translation>Görüşme karşı tarafta zaten bitmişti</translation>
    </message>
    <message>
      <source>The line is busy</source>
      <translation>Hat meşgul</translation>
    </message>
    <message>
      <source>The line was cut</source>
      <translation>Hat kesildi</translation>
    </message>
    <message>
      <source>The number could not be understood</source>
      <translation>Numara anlaşılamadı</translation>
    </message>
    <message>
      <source>The number has changed</source>
      <translation>Numara değişmiş</translation>
    </message>
    <message>
      <source>The number is incomplete</source>
      <translation>Numara eksik</translation>
    </message>
    <message>
      <source>The number is no longer in use</source>
      <translation>Numara artık kullanılmıyor</translation>
    </message>
    <message>
      <source>The operator asked for a password it did not accept</source>
      <translation>Operatör istediği parolayı kabul etmedi</translation>
    </message>
    <message>
      <source>The operator does not allow this call</source>
      <translation>Operatör bu aramaya izin vermiyor</translation>
    </message>
    <message>
      <source>The operator held the call for unwanted</source>
      <translation>Operatör aramayı istenmeyen saydı</translation>
    </message>
    <message>
      <source>The operator knows no way to this number</source>
      <translation>Operatör bu numaraya yol bulamadı</translation>
    </message>
    <message>
      <source>The operator wants the account to be paid</source>
      <translation>Operatör hesabın ödenmesini istiyor</translation>
    </message>
    <message>
      <source>The operator's lines are full or down</source>
      <translation>Operatörün hatları dolu ya da kapalı</translation>
    </message>
    <message>
      <source>The operator's network did not answer in time</source>
      <translation>Operatörün şebekesi zamanında cevap vermedi</translation>
    </message>
    <message>
      <source>The operator's network failed</source>
      <translation>Operatörün şebekesi hata verdi</translation>
    </message>
    <message>
      <source>The operator's server cannot do this</source>
      <translation>Operatörün sunucusu bunu yapamıyor</translation>
    </message>
    <message>
      <source>The operator's server failed</source>
      <translation>Operatörün sunucusu hata verdi</translation>
    </message>
    <message>
      <source>The other side does not want this call</source>
      <translation>Karşı taraf bu aramayı istemiyor</translation>
    </message>
    <message>
      <source>The other side hung up</source>
      <translation>Karşı taraf kapattı</translation>
    </message>
    <message>
      <source>The other telephone cannot take such a call</source>
      <translation>Karşıdaki telefon böyle bir aramayı alamıyor</translation>
    </message>
    <message>
      <source>The other telephone did not react</source>
      <translation>Karşıdaki telefon tepki vermedi</translation>
    </message>
    <message>
      <source>The other telephone is out of order</source>
      <translation>Karşıdaki telefon arızalı</translation>
    </message>
    <message>
      <source>The other telephone is switched off or out of reach</source>
      <translation>Karşıdaki telefon kapalı ya da kapsama dışında</translation>
    </message>
    <message>
      <source>The two telephones share no codec</source>
      <translation>İki telefonun ortak bir ses kodlaması yok</translation>
    </message>
    <message>
      <source>There is no such number</source>
      <translation>Böyle bir numara yok</translation>
    </message>
    <message>
      <source>You hung up</source>
      <translation>Siz kapattınız</translation>
    </message>
  </context>
  <context>
    <name>CallRecord</name>
    <message>
      <source>Began</source>
      <translation>Başladı</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Vazgeç</translation>
    </message>
    <message>
      <source>Codec</source>
      <translation>Kodek</translation>
    </message>
    <message>
      <source>Copy for a ticket</source>
      <translation>Destek kaydı için kopyala</translation>
    </message>
    <message>
      <source>Ended</source>
      <translation>Bitti</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>Notlar</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Numara</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>Sonuç</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Kaydet</translation>
    </message>
    <message>
      <source>The line</source>
      <translation>Hat</translation>
    </message>
    <message>
      <source>Their voice here</source>
      <translation>Onların sesi burada</translation>
    </message>
    <message>
      <source>Time, call, versions and figures, without names or numbers</source>
      <translation>Zaman, çağrı, sürümler ve ölçümler; ad ve numara olmadan</translation>
    </message>
    <message>
      <source>What was agreed; your colleagues see it too</source>
      <translation>Ne konuşuldu, iş arkadaşlarınız da görür</translation>
    </message>
    <message>
      <source>Your voice there</source>
      <translation>Sesiniz orada</translation>
    </message>
  </context>
  <context>
    <name>CallTarget</name>
    <message>
      <source>A colleague or a number</source>
      <translation>Bir iş arkadaşı ya da numara</translation>
    </message>
    <message>
      <source>A queue, a person, a team or a number</source>
      <translation>Kuyruk, kişi, ekip ya da numara</translation>
    </message>
    <message>
      <source>Ask first</source>
      <translation>Önce sor</translation>
    </message>
    <message>
      <source>No colleague is called that; a number can be typed in full.</source>
      <translation>Bu adda bir iş arkadaşı yok; numara tam olarak yazılabilir.</translation>
    </message>
    <message>
      <source>Nothing is called that; a number can be typed in full.</source>
      <translation>Bu adda bir şey yok; numara tam olarak yazılabilir.</translation>
    </message>
    <message>
      <source>Transfer</source>
      <translation>Aktar</translation>
    </message>
  </context>
  <context>
    <name>Channels</name>
    <message>
      <source>E-mail</source>
      <translation>E-posta</translation>
    </message>
    <message>
      <source>Phone</source>
      <translation>Telefon</translation>
    </message>
    <message>
      <source>Web chat</source>
      <translation>Web sohbeti</translation>
    </message>
  </context>
  <context>
    <name>CommandLine</name>
    <message>
      <source>Nobody is calling.</source>
      <translation>Kimse aramıyor.</translation>
    </message>
    <message>
      <source>Santral is not running.</source>
      <translation>Santral çalışmıyor.</translation>
    </message>
    <message>
      <source>Santral is running but does not answer.</source>
      <translation>Santral çalışıyor ama yanıt vermiyor.</translation>
    </message>
    <message>
      <source>There is no call to hang up.</source>
      <translation>Kapatılacak bir görüşme yok.</translation>
    </message>
    <message>
      <source>There is no call to mute.</source>
      <translation>Sessize alınacak bir görüşme yok.</translation>
    </message>
  </context>
  <context>
    <name>Composer</name>
    <message numerus="yes">
      <source>%Ln characters left</source>
      <translation>
        <numerusform>%Ln karakter kaldı</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln characters too long</source>
      <translation>
        <numerusform>%Ln karakter fazla</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new messages you have not seen. Send anyway?</source>
      <translation>
        <numerusform>Görmediğiniz %n yeni ileti var. Yine de gönderilsin mi?</numerusform>
      </translation>
    </message>
    <message>
      <source>A call cannot be answered in writing. You can add a note.</source>
      <translation>Bir aramaya yazıyla yanıt verilemez. Not ekleyebilirsiniz.</translation>
    </message>
    <message>
      <source>A note for colleagues. @ mentions somebody.</source>
      <translation>İş arkadaşlarınıza not. @ ile birinden söz edin.</translation>
    </message>
    <message>
      <source>Add note</source>
      <translation>Notu ekle</translation>
    </message>
    <message>
      <source>Attach a file</source>
      <translation>Dosya ekle</translation>
    </message>
    <message>
      <source>Attach a picture</source>
      <translation>Resim ekle</translation>
    </message>
    <message>
      <source>Attach files</source>
      <translation>Dosya ekle</translation>
    </message>
    <message>
      <source>Attach pictures</source>
      <translation>Resim ekle</translation>
    </message>
    <message>
      <source>Attached files</source>
      <translation>Eklenen dosyalar</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Kapat</translation>
    </message>
    <message>
      <source>Emoji</source>
      <translation>Emoji</translation>
    </message>
    <message>
      <source>Find a canned answer</source>
      <translation>Hazır yanıt bul</translation>
    </message>
    <message>
      <source>Find an emoji</source>
      <translation>Emoji bul</translation>
    </message>
    <message>
      <source>Insert a canned answer</source>
      <translation>Hazır yanıt ekle</translation>
    </message>
    <message>
      <source>Insert an emoji</source>
      <translation>Emoji ekle</translation>
    </message>
    <message>
      <source>Internal note</source>
      <translation>İç not</translation>
    </message>
    <message>
      <source>Nothing was sent; your words stay here. Free some space and send again.</source>
      <translation>Hiçbir şey gönderilmedi; yazdıklarınız burada duruyor. Yer açıp yeniden gönderin.</translation>
    </message>
    <message>
      <source>Only the first {count} characters were pasted.</source>
      <translation>Metnin yalnızca ilk {count} karakteri yapıştırıldı.</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>Resimler</translation>
    </message>
    <message>
      <source>Remove {name}</source>
      <translation>{name} dosyasını kaldır</translation>
    </message>
    <message>
      <source>Reply</source>
      <translation>Yanıt</translation>
    </message>
    <message>
      <source>Send</source>
      <translation>Gönder</translation>
    </message>
    <message>
      <source>Send anyway</source>
      <translation>Yine de gönder</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Göster</translation>
    </message>
    <message>
      <source>Suggestions</source>
      <translation>Öneriler</translation>
    </message>
    <message>
      <source>The bot is answering. Take over to write to the customer.</source>
      <translation>Bot yanıtlıyor. Müşteriye yazmak için devralın.</translation>
    </message>
    <message>
      <source>This channel allows replies for {hours} hours after the customer wrote. You can add a note.</source>
      <translation>Bu kanalda müşteri yazdıktan sonra {hours} saat içinde yanıt verilebilir. Not ekleyebilirsiniz.</translation>
    </message>
    <message>
      <source>Write a reply. / finds a canned answer.</source>
      <translation>Yanıt yazın. / hazır yanıtları bulur.</translation>
    </message>
    <message>
      <source>picture</source>
      <translation>resim</translation>
    </message>
    <message>
      <source>{name} has just replied. Send anyway?</source>
      <translation>{name} az önce yanıtladı. Yine de gönderilsin mi?</translation>
    </message>
  </context>
  <context>
    <name>Conversation</name>
    <message>
      <source>All shortcuts</source>
      <translation>Tüm kısayollar</translation>
    </message>
    <message>
      <source>Assign</source>
      <translation>Ata</translation>
    </message>
    <message>
      <source>Assigning</source>
      <translation>Atanıyor</translation>
    </message>
    <message>
      <source>Changing labels</source>
      <translation>Etiketler değişiyor</translation>
    </message>
    <message>
      <source>Changing the priority</source>
      <translation>Öncelik değişiyor</translation>
    </message>
    <message>
      <source>Changing the status</source>
      <translation>Durum değişiyor</translation>
    </message>
    <message>
      <source>Choose a conversation</source>
      <translation>Bir konuşma seçin</translation>
    </message>
    <message>
      <source>Copy {reference}</source>
      <translation>{reference} numarasını kopyala</translation>
    </message>
    <message>
      <source>Erase this customer…</source>
      <translation>Bu müşteriyi sil…</translation>
    </message>
    <message>
      <source>Giving it back to the bot</source>
      <translation>Bota geri veriliyor</translation>
    </message>
    <message>
      <source>It was erased, or you may not see it now. Choose another one.</source>
      <translation>Silinmiş olabilir ya da artık görme yetkiniz yoktur. Başka bir konuşma seçin.</translation>
    </message>
    <message>
      <source>Its messages open here, also without a connection.</source>
      <translation>İletileri burada açılır; bağlantı olmadığında da.</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Etiketler</translation>
    </message>
    <message>
      <source>Labels…</source>
      <translation>Etiketler…</translation>
    </message>
    <message>
      <source>Me</source>
      <translation>Ben</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Diğer</translation>
    </message>
    <message>
      <source>Next and previous conversation</source>
      <translation>Sonraki ve önceki konuşma</translation>
    </message>
    <message>
      <source>Next unread conversation</source>
      <translation>Sonraki okunmamış konuşma</translation>
    </message>
    <message>
      <source>Nobody, back to the team</source>
      <translation>Hiç kimse, ekibe geri</translation>
    </message>
    <message>
      <source>Open again</source>
      <translation>Yeniden aç</translation>
    </message>
    <message>
      <source>Opening again</source>
      <translation>Yeniden açılıyor</translation>
    </message>
    <message>
      <source>Priority</source>
      <translation>Öncelik</translation>
    </message>
    <message>
      <source>Resolve</source>
      <translation>Çöz</translation>
    </message>
    <message>
      <source>Resolving</source>
      <translation>Çözülüyor</translation>
    </message>
    <message>
      <source>Return to the bot</source>
      <translation>Bota geri ver</translation>
    </message>
    <message>
      <source>SLA {time}</source>
      <translation>SLA {time}</translation>
    </message>
    <message>
      <source>SLA −{time}</source>
      <translation>SLA −{time}</translation>
    </message>
    <message>
      <source>Save the file</source>
      <translation>Dosyayı kaydet</translation>
    </message>
    <message>
      <source>Search or type a command</source>
      <translation>Arayın veya komut yazın</translation>
    </message>
    <message>
      <source>Snooze</source>
      <translation>Ertele</translation>
    </message>
    <message>
      <source>Snoozing</source>
      <translation>Erteleniyor</translation>
    </message>
    <message>
      <source>Take out as a file…</source>
      <translation>Dosya olarak dışa aktar…</translation>
    </message>
    <message>
      <source>Taking over</source>
      <translation>Devralınıyor</translation>
    </message>
    <message>
      <source>The customer is writing…</source>
      <translation>Müşteri yazıyor…</translation>
    </message>
    <message>
      <source>This conversation is not here any more</source>
      <translation>Bu konuşma artık burada değil</translation>
    </message>
    <message>
      <source>Transferring</source>
      <translation>Aktarılıyor</translation>
    </message>
    <message>
      <source>assigned to {name}</source>
      <translation>{name} atandı</translation>
    </message>
    <message>
      <source>nobody has it</source>
      <translation>kimsede değil</translation>
    </message>
    <message>
      <source>resolved</source>
      <translation>çözüldü</translation>
    </message>
    <message>
      <source>snoozed until {time}</source>
      <translation>{time} kadar ertelendi</translation>
    </message>
    <message>
      <source>with the bot</source>
      <translation>bot yanıtlıyor</translation>
    </message>
    <message>
      <source>{names} are looking too</source>
      <translation>{names} şu an bakıyor</translation>
    </message>
    <message>
      <source>{name} is looking too</source>
      <translation>{name} şu an bakıyor</translation>
    </message>
    <message>
      <source>{name} is writing a note…</source>
      <translation>{name} not yazıyor…</translation>
    </message>
    <message>
      <source>{name} is writing a reply…</source>
      <translation>{name} yanıt yazıyor…</translation>
    </message>
    <message>
      <source>{name} is writing…</source>
      <translation>{name} yazıyor…</translation>
    </message>
    <message>
      <source>{what} – waiting for the line</source>
      <translation>{what} – hat bekleniyor</translation>
    </message>
  </context>
  <context>
    <name>Customer</name>
    <message>
      <source>Balance</source>
      <translation>Bakiye</translation>
    </message>
    <message>
      <source>Call</source>
      <translation>Ara</translation>
    </message>
    <message>
      <source>Call {name}</source>
      <translation>Ara: {name}</translation>
    </message>
    <message>
      <source>Cancelled</source>
      <translation>İptal edildi</translation>
    </message>
    <message>
      <source>City</source>
      <translation>Şehir</translation>
    </message>
    <message>
      <source>Company</source>
      <translation>Şirket</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>Kopyalandı</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopyala</translation>
    </message>
    <message>
      <source>Copy: {what}</source>
      <translation>Kopyala: {what}</translation>
    </message>
    <message>
      <source>Customer</source>
      <translation>Müşteri</translation>
    </message>
    <message>
      <source>Customer since {year}</source>
      <translation>Müşteri · {year} beri</translation>
    </message>
    <message>
      <source>Deals</source>
      <translation>Anlaşmalar</translation>
    </message>
    <message>
      <source>Delivered</source>
      <translation>Teslim edildi</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Bilgiler</translation>
    </message>
    <message>
      <source>E-mail</source>
      <translation>E-posta</translation>
    </message>
    <message>
      <source>Earlier conversations</source>
      <translation>Önceki konuşmalar</translation>
    </message>
    <message>
      <source>English</source>
      <translation>İngilizce</translation>
    </message>
    <message>
      <source>High</source>
      <translation>Yüksek</translation>
    </message>
    <message>
      <source>History</source>
      <translation>Geçmiş</translation>
    </message>
    <message>
      <source>Incoming call</source>
      <translation>Gelen arama</translation>
    </message>
    <message>
      <source>Intent</source>
      <translation>Niyet</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Dil</translation>
    </message>
    <message>
      <source>Lead</source>
      <translation>Aday</translation>
    </message>
    <message>
      <source>Lost</source>
      <translation>Kaybedildi</translation>
    </message>
    <message>
      <source>Missed call</source>
      <translation>Cevapsız arama</translation>
    </message>
    <message>
      <source>Negotiating</source>
      <translation>Görüşülüyor</translation>
    </message>
    <message>
      <source>No messages yet</source>
      <translation>Henüz mesaj yok</translation>
    </message>
    <message>
      <source>Offer made</source>
      <translation>Teklif verildi</translation>
    </message>
    <message>
      <source>On its way</source>
      <translation>Yolda</translation>
    </message>
    <message>
      <source>Open a conversation to see who is writing.</source>
      <translation>Kimin yazdığını görmek için bir konuşma açın.</translation>
    </message>
    <message>
      <source>Open tickets</source>
      <translation>Açık kayıtlar</translation>
    </message>
    <message>
      <source>Order {number}</source>
      <translation>Sipariş {number}</translation>
    </message>
    <message>
      <source>Orders</source>
      <translation>Siparişler</translation>
    </message>
    <message>
      <source>Outgoing call</source>
      <translation>Giden arama</translation>
    </message>
    <message>
      <source>Phone</source>
      <translation>Telefon</translation>
    </message>
    <message>
      <source>Preparing</source>
      <translation>Hazırlanıyor</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Neden</translation>
    </message>
    <message>
      <source>Returned</source>
      <translation>İade edildi</translation>
    </message>
    <message>
      <source>Survey not answered</source>
      <translation>Anket yanıtlanmadı</translation>
    </message>
    <message>
      <source>Survey {score}/5</source>
      <translation>Anket {score}/5</translation>
    </message>
    <message>
      <source>Turkish</source>
      <translation>Türkçe</translation>
    </message>
    <message>
      <source>Urgent</source>
      <translation>Acil</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Bekliyor</translation>
    </message>
    <message>
      <source>What the bot learned</source>
      <translation>Botun öğrendikleri</translation>
    </message>
    <message>
      <source>Won</source>
      <translation>Kazanıldı</translation>
    </message>
  </context>
  <context>
    <name>Day</name>
    <message numerus="yes">
      <source>%n things are due</source>
      <translation>
        <numerusform>%n işin zamanı geldi</numerusform>
      </translation>
    </message>
    <message>
      <source>(talk + hold + wrap-up) / handled. Sums are divided, never averages of averages.</source>
      <translation>(konuşma + bekletme + kapanış) / sonuçlanan. Toplamlar bölünür; ortalamaların ortalaması alınmaz.</translation>
    </message>
    <message>
      <source>An appointment, or something else to do</source>
      <translation>Bir randevu ya da yapılacak başka bir şey</translation>
    </message>
    <message>
      <source>Average handling time</source>
      <translation>Ortalama işlem süresi</translation>
    </message>
    <message>
      <source>Breaks</source>
      <translation>Molalar</translation>
    </message>
    <message>
      <source>Customers</source>
      <translation>Müşteriler</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Tamam</translation>
    </message>
    <message>
      <source>Done: {task}</source>
      <translation>Tamam: {task}</translation>
    </message>
    <message>
      <source>E-mail open</source>
      <translation>E-posta açık</translation>
    </message>
    <message>
      <source>From the end of each contact to the end of its wrap-up, added up.</source>
      <translation>Her görüşmenin bitişinden kapanışının bitişine kadar, toplam.</translation>
    </message>
    <message>
      <source>Handled</source>
      <translation>Sonuçlanan</translation>
    </message>
    <message>
      <source>How long e-mail was open with you today, also while you did other things. Several at once count once.</source>
      <translation>Bugün e-postaların sizde açık kaldığı süre; başka iş yaptığınız zaman da içindedir. Aynı anda birkaçı bir kez sayılır.</translation>
    </message>
    <message>
      <source>Interactions you accepted whose wrap-up ended today. Each visit to a queue counts once.</source>
      <translation>Kabul ettiğiniz ve kapanışı bugün biten etkileşimler. Bir kuyruğa her geliş bir kez sayılır.</translation>
    </message>
    <message>
      <source>Mine</source>
      <translation>Benim</translation>
    </message>
    <message>
      <source>My day</source>
      <translation>Günüm</translation>
    </message>
    <message>
      <source>My team’s</source>
      <translation>Ekibimin</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Sırada</translation>
    </message>
    <message>
      <source>Not answered</source>
      <translation>Yanıtsız</translation>
    </message>
    <message>
      <source>Nothing is planned. Follow-ups of your wrap-ups come here.</source>
      <translation>Planlanmış bir şey yok. Kapanışlarda açtığınız takipler buraya gelir.</translation>
    </message>
    <message>
      <source>Offers that ran out without your answer, of all that were made to you today.</source>
      <translation>Bugün size sunulanlardan, yanıtınız olmadan süresi dolanlar.</translation>
    </message>
    <message>
      <source>Open the conversation</source>
      <translation>Görüşmeyi aç</translation>
    </message>
    <message>
      <source>Plan</source>
      <translation>Planla</translation>
    </message>
    <message>
      <source>Since midnight, on all channels</source>
      <translation>Gece yarısından beri, tüm kanallarda</translation>
    </message>
    <message>
      <source>Something is due</source>
      <translation>Zamanı gelen bir iş var</translation>
    </message>
    <message>
      <source>Talk</source>
      <translation>Konuşma</translation>
    </message>
    <message>
      <source>Talk, chat and hold of your calls and chats today, from the answer to the end. Several at once count once; e-mail is not in it.</source>
      <translation>Bugünkü çağrı ve sohbetlerinizde yanıttan sona kadar konuşma, yazışma ve bekletme. Aynı anda birkaçı bir kez sayılır; e-posta dahil değildir.</translation>
    </message>
    <message>
      <source>What is to be done</source>
      <translation>Ne yapılacak</translation>
    </message>
    <message>
      <source>When it is due</source>
      <translation>Ne zaman</translation>
    </message>
    <message>
      <source>With whom, if with anybody</source>
      <translation>Kiminle (isteğe bağlı)</translation>
    </message>
    <message>
      <source>Wrap-up</source>
      <translation>Kapanış</translation>
    </message>
    <message>
      <source>due {when}</source>
      <translation>zamanı geldi: {when}</translation>
    </message>
    <message>
      <source>{hours} h {minutes} min</source>
      <translation>{hours} sa {minutes} dk</translation>
    </message>
    <message>
      <source>{minutes} min</source>
      <translation>{minutes} dk</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} sn</translation>
    </message>
    <message>
      <source>{used} of {whole} used today.</source>
      <translation>Bugün {whole} süreden {used} kullanıldı.</translation>
    </message>
  </context>
  <context>
    <name>EraseCustomer</name>
    <message>
      <source>Cancel</source>
      <translation>Vazgeç</translation>
    </message>
    <message>
      <source>Erase everywhere</source>
      <translation>Her yerden sil</translation>
    </message>
    <message>
      <source>Erase {name} everywhere</source>
      <translation>{name} her yerden silinsin</translation>
    </message>
    <message>
      <source>It is done by the platform, at the latest when the line is back, and only once nothing of theirs is open. The audit list keeps the receipt.</source>
      <translation>Silme işlemini platform yapar: en geç bağlantı geri geldiğinde ve ancak müşterinin açık işi kalmadığında. Makbuz denetim listesinde durur.</translation>
    </message>
    <message>
      <source>Messages, calls, recordings, files, notes and whatever else is known of them go from the platform and from every desk. What was counted stays, without a word. It cannot be undone.</source>
      <translation>Mesajlar, aramalar, kayıtlar, dosyalar, notlar ve müşteriyle ilgili bilinen her şey platformdan ve tüm masalardan silinir. Sayılmış olanlar, tek bir söz içermeden kalır. Geri alınamaz.</translation>
    </message>
    <message numerus="yes">
      <source>Taken out %n times before; those files are not reached:</source>
      <translation>
        <numerusform>Daha önce %n kez dışarı alındı; o dosyalara ulaşılamaz:</numerusform>
      </translation>
    </message>
    <message>
      <source>The customer’s name</source>
      <translation>Müşterinin adı</translation>
    </message>
    <message>
      <source>Type {name} to go on:</source>
      <translation>Sürdürmek için {name} yazın:</translation>
    </message>
  </context>
  <context>
    <name>Erased</name>
    <message numerus="yes">
      <source>%n calls</source>
      <translation>
        <numerusform>%n arama</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n conversations</source>
      <translation>
        <numerusform>%n görüşme</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n files and recordings</source>
      <translation>
        <numerusform>%n dosya ve ses kaydı</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n messages</source>
      <translation>
        <numerusform>%n ileti</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n that had not been sent</source>
      <translation>
        <numerusform>gönderilmemiş %n iş</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n times something was taken out. Those files are not reached:</source>
      <translation>
        <numerusform>%n kez dışa aktarma yapılmış. O dosyalara ulaşılamaz:</numerusform>
      </translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Kapat</translation>
    </message>
    <message>
      <source>Everything was deleted from this machine</source>
      <translation>Bu makinedeki her şey silindi</translation>
    </message>
    <message>
      <source>Nothing is known here to have been taken out of it before.</source>
      <translation>Bundan önce dışa aktarıldığı bilinen bir şey yok.</translation>
    </message>
    <message>
      <source>This receipt is kept in {place}</source>
      <translation>Bu belge şurada saklanıyor: {place}</translation>
    </message>
    <message>
      <source>You asked for it when you signed out.</source>
      <translation>Çıkış yaparken bunu siz istediniz.</translation>
    </message>
    <message>
      <source>Your company ended your access and asked for it.</source>
      <translation>Şirketiniz erişiminizi sonlandırdı ve silinmesini istedi.</translation>
    </message>
  </context>
  <context>
    <name>Errors</name>
    <message>
      <source>A folder or a file that is not encrypted is where Santral keeps your conversations. Set it aside to begin anew.</source>
      <translation>Santral’ın görüşmelerinizi sakladığı yerde bir klasör ya da şifrelenmemiş bir dosya var. Yeniden başlamak için kenara ayırın.</translation>
    </message>
    <message>
      <source>All it gives is on this machine.</source>
      <translation>Verdiği her şey bu makinede.</translation>
    </message>
    <message>
      <source>Ask somebody who may, or your administrator.</source>
      <translation>Yetkisi olan birine ya da yöneticinize sorun.</translation>
    </message>
    <message>
      <source>Ask your administrator to add it.</source>
      <translation>Eklemesi için yöneticinize başvurun.</translation>
    </message>
    <message>
      <source>Ask your administrator.</source>
      <translation>Yöneticinize başvurun.</translation>
    </message>
    <message>
      <source>At most {limit} can be sent. Make it smaller or send a link.</source>
      <translation>En çok {limit} gönderilebilir. Küçültün ya da bağlantı gönderin.</translation>
    </message>
    <message>
      <source>At most {limit} go with one message. Send the others after it.</source>
      <translation>Bir mesajla en çok {limit} dosya gider. Kalanları ardından gönderin.</translation>
    </message>
    <message>
      <source>Begin anew: what was not sent is taken along where it can be read, and the rest is fetched again.</source>
      <translation>Yeniden başlayın: gönderilmemiş olanlar okunabildiği yerde birlikte alınır, gerisi yeniden getirilir.</translation>
    </message>
    <message>
      <source>Check it; a number abroad begins with + and its country’s code.</source>
      <translation>Kontrol edin; yurt dışı numaralar + ve ülke koduyla başlar.</translation>
    </message>
    <message>
      <source>Check it; the area code may be missing.</source>
      <translation>Kontrol edin; alan kodu eksik olabilir.</translation>
    </message>
    <message>
      <source>Check it; there may be two numbers in it.</source>
      <translation>Kontrol edin; içinde iki numara olabilir.</translation>
    </message>
    <message>
      <source>Check that it still exists and that you may open it.</source>
      <translation>Hâlâ orada olduğunu ve açma izniniz olduğunu denetleyin.</translation>
    </message>
    <message>
      <source>Check that the disk is connected and that you may read and write it.</source>
      <translation>Diskin bağlı olduğunu ve okuyup yazma izniniz olduğunu denetleyin.</translation>
    </message>
    <message>
      <source>Check that the disk is connected and that you may read it.</source>
      <translation>Diskin bağlı olduğunu ve okuma izniniz olduğunu denetleyin.</translation>
    </message>
    <message>
      <source>Check that you may write to {path}.</source>
      <translation>{path} konumuna yazma izniniz olduğunu denetleyin.</translation>
    </message>
    <message>
      <source>Check the address: {server}</source>
      <translation>Adresi denetleyin: {server}</translation>
    </message>
    <message>
      <source>Check the customer code, the user name and the password.</source>
      <translation>Müşteri kodunu, kullanıcı adını ve parolayı denetleyin.</translation>
    </message>
    <message>
      <source>Check your connection and the address, then try again.</source>
      <translation>Bağlantınızı ve adresi denetleyip yeniden deneyin.</translation>
    </message>
    <message>
      <source>Choose Santral for telephone links in the settings of your system.</source>
      <translation>Sisteminizin ayarlarında telefon bağlantıları için Santral’i seçin.</translation>
    </message>
    <message>
      <source>Choose a file that was made with “Take with me”.</source>
      <translation>“Yanıma al” ile yapılmış bir dosya seçin.</translation>
    </message>
    <message>
      <source>Choose another folder, or free some space.</source>
      <translation>Başka bir klasör seçin ya da yer açın.</translation>
    </message>
    <message>
      <source>Choose another place, or free some space. Nothing half-written was left.</source>
      <translation>Başka bir yer seçin ya da yer açın. Yarım kalmış hiçbir dosya bırakılmadı.</translation>
    </message>
    <message>
      <source>Connect this machine to the network and try again.</source>
      <translation>Bilgisayarı ağa bağlayıp yeniden deneyin.</translation>
    </message>
    <message>
      <source>Dial one yourself, or ask for it in the conversation.</source>
      <translation>Numarayı kendiniz çevirin ya da görüşmede isteyin.</translation>
    </message>
    <message>
      <source>Discard it and write it again.</source>
      <translation>Vazgeçip yeniden yazın.</translation>
    </message>
    <message>
      <source>Do it again if it still makes sense.</source>
      <translation>Hâlâ anlamlıysa yeniden yapın.</translation>
    </message>
    <message>
      <source>Everything stays readable. Ask your administrator to continue.</source>
      <translation>Her şey okunabilir kalır. Sürdürmek için yöneticinize başvurun.</translation>
    </message>
    <message>
      <source>Free some space and try again. What was kept before is unharmed.</source>
      <translation>Yer açıp yeniden deneyin. Daha önce saklananlara bir şey olmadı.</translation>
    </message>
    <message>
      <source>Go to the window that is open, or close it first.</source>
      <translation>Açık olan pencereye gidin ya da önce onu kapatın.</translation>
    </message>
    <message>
      <source>It begins on one day and ends on a later one, such as 2026-11-01/2026-11-23.</source>
      <translation>Bir günde başlar ve daha sonraki bir günde biter; örneğin 2026-11-01/2026-11-23.</translation>
    </message>
    <message>
      <source>It belongs to another profile, or to the place it was copied from. Begin anew to get your own: two desks with the same data would be taken for one.</source>
      <translation>Başka bir profile ya da kopyalandığı yere ait. Kendi verilerinizi almak için yeniden başlayın: aynı verilerle çalışan iki masa tek masa sanılır.</translation>
    </message>
    <message>
      <source>It could be opened until {at}. Ask for a new one.</source>
      <translation>Şu ana kadar açılabiliyordu: {at}. Yenisini isteyin.</translation>
    </message>
    <message>
      <source>It could not be printed</source>
      <translation>Yazdırılamadı</translation>
    </message>
    <message>
      <source>It could not be written: {name}</source>
      <translation>Yazılamadı: {name}</translation>
    </message>
    <message>
      <source>It is not there any more</source>
      <translation>Artık orada değil</translation>
    </message>
    <message>
      <source>It is tried again by itself.</source>
      <translation>Kendiliğinden yeniden denenir.</translation>
    </message>
    <message>
      <source>It opens once the connection is back.</source>
      <translation>Bağlantı gelince açılır.</translation>
    </message>
    <message>
      <source>It was cut or changed on its way. Ask for it again.</source>
      <translation>Yolda kesilmiş ya da değiştirilmiş. Yeniden isteyin.</translation>
    </message>
    <message>
      <source>It was merged, or you may not see it any more.</source>
      <translation>Başka biriyle birleştirilmiş ya da artık göremiyorsunuz.</translation>
    </message>
    <message>
      <source>It was too late for this</source>
      <translation>Bunun için geç kalındı</translation>
    </message>
    <message>
      <source>Its key is not the right one. Try again, or begin anew with a fresh copy; what you had not sent may be lost.</source>
      <translation>Anahtarı doğru değil. Yeniden deneyin ya da taze bir kopyayla yeniden başlayın; göndermedikleriniz kaybolabilir.</translation>
    </message>
    <message>
      <source>Its time is over</source>
      <translation>Süresi doldu</translation>
    </message>
    <message>
      <source>Look at the conversation as it stands now, then decide again.</source>
      <translation>Konuşmanın şimdiki durumuna bakıp yeniden karar verin.</translation>
    </message>
    <message>
      <source>Make the file readable only by you: {path}</source>
      <translation>Dosyayı yalnız siz okuyabilir yapın: {path}</translation>
    </message>
    <message>
      <source>New terms wait for your consent</source>
      <translation>Yeni koşullar onayınızı bekliyor</translation>
    </message>
    <message>
      <source>No Santral answers at this address</source>
      <translation>Bu adreste Santral yanıt vermiyor</translation>
    </message>
    <message>
      <source>Nobody has it yet: take it over first, then it can be put aside.</source>
      <translation>Henüz kimse almadı: önce devralın, sonra kapatabilir ya da erteleyebilirsiniz.</translation>
    </message>
    <message>
      <source>Nothing half-written was left. Try again.</source>
      <translation>Yarım kalmış hiçbir dosya bırakılmadı. Yeniden deneyin.</translation>
    </message>
    <message>
      <source>Nothing was sent to it. The certificate of {server} is not valid here, or no https is spoken there. Check the address and this machine’s clock, or ask your administrator.</source>
      <translation>Ona hiçbir şey gönderilmedi. {server} adresinin sertifikası burada geçerli değil ya da orada https konuşulmuyor. Adresi ve bu makinenin saatini denetleyin ya da yöneticinize sorun.</translation>
    </message>
    <message>
      <source>Others can read the key of the demonstration</source>
      <translation>Tanıtımın anahtarını başkaları okuyabiliyor</translation>
    </message>
    <message>
      <source>Part of the profile is missing. Sign in again to make a new one.</source>
      <translation>Profilin bir parçası eksik. Yenisini oluşturmak için yeniden giriş yapın.</translation>
    </message>
    <message>
      <source>Read and accept them to go on.</source>
      <translation>Sürdürmek için okuyup kabul edin.</translation>
    </message>
    <message>
      <source>Santral and the platform do not understand each other</source>
      <translation>Santral ile platform anlaşamıyor</translation>
    </message>
    <message>
      <source>Santral is already open for this profile</source>
      <translation>Santral bu profille zaten açık</translation>
    </message>
    <message>
      <source>See whether the printer is on, or save it as a file and print that.</source>
      <translation>Yazıcının açık olduğuna bakın ya da dosya olarak kaydedip onu yazdırın.</translation>
    </message>
    <message>
      <source>Shorten it or send it in parts.</source>
      <translation>Kısaltın ya da bölerek gönderin.</translation>
    </message>
    <message>
      <source>Sign in again to make a new one.</source>
      <translation>Yenisini oluşturmak için yeniden giriş yapın.</translation>
    </message>
    <message>
      <source>Sign in again; nothing that waits is lost.</source>
      <translation>Yeniden giriş yapın; bekleyen hiçbir şey kaybolmaz.</translation>
    </message>
    <message>
      <source>Somebody else may have removed it.</source>
      <translation>Başka biri kaldırmış olabilir.</translation>
    </message>
    <message>
      <source>Somebody else took it</source>
      <translation>Başka biri aldı</translation>
    </message>
    <message>
      <source>Somebody else was faster</source>
      <translation>Başka biri sizden önce davrandı</translation>
    </message>
    <message>
      <source>Somebody or something removed its contents. Begin anew; everything that was sent is on the platform.</source>
      <translation>Biri ya da bir şey içeriğini silmiş. Yeniden başlayın; gönderilmiş olan her şey platformda.</translation>
    </message>
    <message>
      <source>Something else has the place of the data</source>
      <translation>Verilerin yerinde başka bir şey var</translation>
    </message>
    <message>
      <source>Something went wrong</source>
      <translation>Bir sorun oluştu</translation>
    </message>
    <message>
      <source>Start it again with dev.py. Its file cannot be read: {path}</source>
      <translation>dev.py ile yeniden başlatın. Dosyası okunamıyor: {path}</translation>
    </message>
    <message>
      <source>Take the next one.</source>
      <translation>Sıradakini alın.</translation>
    </message>
    <message>
      <source>Taking out was interrupted</source>
      <translation>Dışa aktarma yarıda kesildi</translation>
    </message>
    <message>
      <source>Tell your administrator; this is not your fault.</source>
      <translation>Yöneticinize bildirin; bu sizin hatanız değil.</translation>
    </message>
    <message>
      <source>That is not the passphrase</source>
      <translation>Parola bu değil</translation>
    </message>
    <message>
      <source>That was too fast</source>
      <translation>Çok hızlı oldu</translation>
    </message>
    <message>
      <source>The customer must write first, or use another channel.</source>
      <translation>Önce müşterinin yazması gerekir ya da başka bir kanal kullanın.</translation>
    </message>
    <message>
      <source>The data is in use right now</source>
      <translation>Veriler şu anda kullanımda</translation>
    </message>
    <message>
      <source>The data on this machine cannot be read</source>
      <translation>Bu bilgisayardaki veriler okunamıyor</translation>
    </message>
    <message>
      <source>The data on this machine cannot be unlocked</source>
      <translation>Bu bilgisayardaki veriler açılamıyor</translation>
    </message>
    <message>
      <source>The data on this machine is damaged</source>
      <translation>Bu bilgisayardaki veriler hasarlı</translation>
    </message>
    <message>
      <source>The data on this machine was emptied</source>
      <translation>Bu bilgisayardaki veriler boşaltılmış</translation>
    </message>
    <message>
      <source>The demonstration cannot be opened</source>
      <translation>Tanıtım açılamıyor</translation>
    </message>
    <message>
      <source>The disk is full</source>
      <translation>Disk dolu</translation>
    </message>
    <message>
      <source>The file cannot be read: {name}</source>
      <translation>Dosya okunamıyor: {name}</translation>
    </message>
    <message>
      <source>The file is no longer there</source>
      <translation>Dosya artık yok</translation>
    </message>
    <message>
      <source>The file it was kept in was removed or damaged, and without it the data on this machine cannot be unlocked.</source>
      <translation>Saklandığı dosya silinmiş ya da bozulmuş; o olmadan bu bilgisayardaki verilerin kilidi açılamaz.</translation>
    </message>
    <message>
      <source>The key in the system’s keystore is damaged</source>
      <translation>Sistemin anahtar deposundaki anahtar hasarlı</translation>
    </message>
    <message>
      <source>The key of the demonstration is lost</source>
      <translation>Tanıtımın anahtarı kayıp</translation>
    </message>
    <message>
      <source>The links could not be given to Santral</source>
      <translation>Bağlantılar Santral’e verilemedi</translation>
    </message>
    <message>
      <source>The message is too long</source>
      <translation>İleti çok uzun</translation>
    </message>
    <message>
      <source>The old one stays.</source>
      <translation>Eski değer geçerli kaldı.</translation>
    </message>
    <message>
      <source>The package is damaged</source>
      <translation>Paket hasarlı</translation>
    </message>
    <message>
      <source>The package was made later than this clock says. Set the clock first.</source>
      <translation>Paket, bu saatin gösterdiğinden sonra yapılmış. Önce saati ayarlayın.</translation>
    </message>
    <message>
      <source>The passphrase is too short</source>
      <translation>Parola çok kısa</translation>
    </message>
    <message>
      <source>The phone cannot promise that for sips:, and does not call it without.</source>
      <translation>Telefon sips: için bunu sağlayamaz ve şifrelemesiz de aramaz.</translation>
    </message>
    <message>
      <source>The platform at this address holds real data; sign in to it as usual.</source>
      <translation>Bu adresteki platformda gerçek veriler var; her zamanki gibi giriş yapın.</translation>
    </message>
    <message>
      <source>The platform did not understand this</source>
      <translation>Platform bunu anlamadı</translation>
    </message>
    <message>
      <source>The platform does not keep it any more.</source>
      <translation>Platform onu artık saklamıyor.</translation>
    </message>
    <message>
      <source>The platform failed</source>
      <translation>Platformda bir hata oluştu</translation>
    </message>
    <message>
      <source>The platform is not available right now</source>
      <translation>Platforma şu anda ulaşılamıyor</translation>
    </message>
    <message>
      <source>The platform keeps nothing older for you</source>
      <translation>Platformda sizin için daha eski bir şey yok</translation>
    </message>
    <message>
      <source>The platform makes no such report for you</source>
      <translation>Platform sizin için böyle bir rapor hazırlamıyor</translation>
    </message>
    <message>
      <source>The server cannot be reached</source>
      <translation>Sunucuya ulaşılamıyor</translation>
    </message>
    <message>
      <source>The settings cannot be saved</source>
      <translation>Ayarlar kaydedilemiyor</translation>
    </message>
    <message>
      <source>The system’s keystore does not take the key</source>
      <translation>Sistemin anahtar deposu anahtarı almıyor</translation>
    </message>
    <message>
      <source>The system’s keystore is locked</source>
      <translation>Sistemin anahtar deposu kilitli</translation>
    </message>
    <message>
      <source>The system’s keystore is not available</source>
      <translation>Sistemin anahtar deposu kullanılamıyor</translation>
    </message>
    <message>
      <source>The time to reply on this channel is over</source>
      <translation>Bu kanalda yanıt süresi doldu</translation>
    </message>
    <message>
      <source>The trial has ended</source>
      <translation>Deneme süresi bitti</translation>
    </message>
    <message>
      <source>There is no connection</source>
      <translation>Bağlantı yok</translation>
    </message>
    <message>
      <source>There is no number</source>
      <translation>Numara yok</translation>
    </message>
    <message>
      <source>There is nothing left to do; discard it.</source>
      <translation>Yapacak bir şey kalmadı; vazgeçebilirsiniz.</translation>
    </message>
    <message>
      <source>There is nothing to take out</source>
      <translation>Dışa aktarılacak bir şey yok</translation>
    </message>
    <message>
      <source>These are too many files</source>
      <translation>Bu kadar dosya fazla</translation>
    </message>
    <message>
      <source>These do not belong together</source>
      <translation>Bu bilgiler birbiriyle uyuşmuyor</translation>
    </message>
    <message>
      <source>This Santral is too old</source>
      <translation>Bu Santral sürümü çok eski</translation>
    </message>
    <message>
      <source>This Santral is too old for the platform</source>
      <translation>Bu Santral sürümü platform için çok eski</translation>
    </message>
    <message>
      <source>This address asks for encryption all the way</source>
      <translation>Bu adres uçtan uca şifreleme istiyor</translation>
    </message>
    <message>
      <source>This address is not protected</source>
      <translation>Bu adres korumalı değil</translation>
    </message>
    <message>
      <source>This channel takes at most {limit} characters. Shorten it or send it in parts.</source>
      <translation>Bu kanalda en çok {limit} karakter gönderilebilir. Kısaltın ya da bölerek gönderin.</translation>
    </message>
    <message>
      <source>This conversation is not here any more</source>
      <translation>Bu konuşma artık burada değil</translation>
    </message>
    <message>
      <source>This data was copied here</source>
      <translation>Bu veriler buraya kopyalanmış</translation>
    </message>
    <message>
      <source>This data was written by a newer Santral</source>
      <translation>Bu veriler daha yeni bir Santral ile yazılmış</translation>
    </message>
    <message>
      <source>This is no package of Santral</source>
      <translation>Bu bir Santral paketi değil</translation>
    </message>
    <message>
      <source>This is no period: {period}</source>
      <translation>Bu bir dönem değil: {period}</translation>
    </message>
    <message>
      <source>This is no telephone number</source>
      <translation>Bu bir telefon numarası değil</translation>
    </message>
    <message>
      <source>This is not a demonstration</source>
      <translation>Bu bir tanıtım değil</translation>
    </message>
    <message>
      <source>This is too large to send</source>
      <translation>Bu gönderilemeyecek kadar büyük</translation>
    </message>
    <message>
      <source>This machine does not trust the server</source>
      <translation>Bu makine sunucuya güvenmiyor</translation>
    </message>
    <message>
      <source>This machine’s clock is wrong</source>
      <translation>Bu makinenin saati yanlış</translation>
    </message>
    <message>
      <source>This number is too long</source>
      <translation>Bu numara çok uzun</translation>
    </message>
    <message>
      <source>This number is too short</source>
      <translation>Bu numara çok kısa</translation>
    </message>
    <message>
      <source>This passphrase cannot be checked any more</source>
      <translation>Bu parola tümcesi artık denetlenemiyor</translation>
    </message>
    <message>
      <source>This setting does not take that value</source>
      <translation>Bu ayar o değeri kabul etmiyor</translation>
    </message>
    <message>
      <source>This system gives links to a program by itself</source>
      <translation>Bu sistem bağlantıları programlara kendisi verir</translation>
    </message>
    <message>
      <source>This was sent before with other words</source>
      <translation>Bu, başka sözlerle zaten gönderilmiş</translation>
    </message>
    <message>
      <source>Too many tries</source>
      <translation>Çok fazla deneme yapıldı</translation>
    </message>
    <message>
      <source>Try again. If it is the right one, the beginning of the file was changed.</source>
      <translation>Yeniden deneyin. Parola doğruysa dosyanın başı değiştirilmiştir.</translation>
    </message>
    <message>
      <source>Try again. If it keeps happening, tell your administrator this code: {code}</source>
      <translation>Yeniden deneyin. Sürerse yöneticinize şu kodu bildirin: {code}</translation>
    </message>
    <message>
      <source>Try again. If it keeps happening, tell your administrator.</source>
      <translation>Yeniden deneyin. Sürerse yöneticinize bildirin.</translation>
    </message>
    <message>
      <source>Try again; if it stays, ask the sender for it once more.</source>
      <translation>Yeniden deneyin; sürerse gönderenden tekrar isteyin.</translation>
    </message>
    <message>
      <source>Type one, or paste it in any form.</source>
      <translation>Bir numara yazın ya da herhangi bir biçimde yapıştırın.</translation>
    </message>
    <message>
      <source>Unlock it and try again, or use a passphrase for this profile.</source>
      <translation>Kilidini açıp yeniden deneyin ya da bu profil için bir parola tümcesi kullanın.</translation>
    </message>
    <message>
      <source>Unlock it and try again.</source>
      <translation>Kilidini açıp yeniden deneyin.</translation>
    </message>
    <message>
      <source>Update Santral on this machine, then open it again.</source>
      <translation>Bu bilgisayardaki Santral’ı güncelleyin, sonra yeniden açın.</translation>
    </message>
    <message>
      <source>Update Santral; if it stays, tell your administrator.</source>
      <translation>Santral’ı güncelleyin; sürerse yöneticinize bildirin.</translation>
    </message>
    <message>
      <source>Update it, then open it again.</source>
      <translation>Güncelleyip yeniden açın.</translation>
    </message>
    <message>
      <source>Use at least {least} signs; several words are best.</source>
      <translation>En az {least} karakter kullanın; en iyisi birkaç sözcüktür.</translation>
    </message>
    <message>
      <source>Wait a moment and try again.</source>
      <translation>Biraz bekleyip yeniden deneyin.</translation>
    </message>
    <message>
      <source>Wait {seconds} seconds and try again.</source>
      <translation>{seconds} saniye bekleyip yeniden deneyin.</translation>
    </message>
    <message>
      <source>What is not on this machine is asked for once the connection is back.</source>
      <translation>Bu bilgisayarda olmayan, bağlantı dönünce sorulur.</translation>
    </message>
    <message>
      <source>What is older is fetched once the connection is back.</source>
      <translation>Daha eskileri, bağlantı geri geldiğinde alınır.</translation>
    </message>
    <message>
      <source>What is on this machine can be reported.</source>
      <translation>Bu bilgisayarda olanlar raporlanabilir.</translation>
    </message>
    <message>
      <source>What was chosen is not on this machine any more.</source>
      <translation>Seçilenler artık bu makinede değil.</translation>
    </message>
    <message>
      <source>You are not signed in any more</source>
      <translation>Artık oturumunuz açık değil</translation>
    </message>
    <message>
      <source>You may not do this</source>
      <translation>Bunu yapma yetkiniz yok</translation>
    </message>
    <message>
      <source>You were signed out</source>
      <translation>Oturumunuz kapandı</translation>
    </message>
    <message>
      <source>Your access was withdrawn</source>
      <translation>Erişiminiz kaldırıldı</translation>
    </message>
    <message>
      <source>Your plan does not include this</source>
      <translation>Planınızda bu yok</translation>
    </message>
    <message>
      <source>{name} arrived damaged</source>
      <translation>{name} hasarlı geldi</translation>
    </message>
    <message>
      <source>{name} cannot be read</source>
      <translation>{name} okunamıyor</translation>
    </message>
    <message>
      <source>{name} cannot be saved</source>
      <translation>{name} kaydedilemiyor</translation>
    </message>
    <message>
      <source>{name} has no telephone number</source>
      <translation>{name} için telefon numarası yok</translation>
    </message>
    <message>
      <source>{name} is not on this machine</source>
      <translation>{name} bu bilgisayarda yok</translation>
    </message>
    <message>
      <source>{name} is too large</source>
      <translation>{name} çok büyük</translation>
    </message>
    <message>
      <source>{name} still waits for a person</source>
      <translation>{name} hâlâ bir kişiyi bekliyor</translation>
    </message>
    <message>
      <source>{server} must begin with https://. Ask your administrator for the right address.</source>
      <translation>{server} https:// ile başlamalı. Doğru adresi yöneticinize sorun.</translation>
    </message>
  </context>
  <context>
    <name>Evaluation</name>
    <message numerus="yes">
      <source>%n more are by another form and cannot be compared.</source>
      <translation>
        <numerusform>Başka bir formla yapılmış %n değerlendirme daha var; onlar karşılaştırılamaz.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n questions have no answer yet.</source>
      <translation>
        <numerusform>%n sorunun yanıtı eksik.</numerusform>
      </translation>
    </message>
    <message>
      <source>A message of the transcript</source>
      <translation>Dökümden bir ileti</translation>
    </message>
    <message>
      <source>Answer</source>
      <translation>Yanıtla</translation>
    </message>
    <message>
      <source>Apart</source>
      <translation>Fark</translation>
    </message>
    <message>
      <source>Asked by other editions</source>
      <translation>Başka sürümlerde sorulanlar</translation>
    </message>
    <message>
      <source>Attach what is marked: good   +</source>
      <translation>İşaretleneni ekle: iyi   +</translation>
    </message>
    <message>
      <source>Attach what is marked: to improve   -</source>
      <translation>İşaretleneni ekle: geliştirilmeli   -</translation>
    </message>
    <message>
      <source>Back to mine</source>
      <translation>Benimkine dön</translation>
    </message>
    <message>
      <source>Being handed in…</source>
      <translation>Teslim ediliyor…</translation>
    </message>
    <message>
      <source>Being released…</source>
      <translation>Paylaşılıyor…</translation>
    </message>
    <message>
      <source>By different editions of the form: each score is by its own, and only what both ask in the same words and on the same scale is compared.</source>
      <translation>Formun farklı sürümleriyle yapılmış: her puan kendi sürümüne göredir; yalnızca ikisinin de aynı sözlerle ve aynı ölçekle sorduğu karşılaştırılır.</translation>
    </message>
    <message>
      <source>Choose a contact that somebody worked on.</source>
      <translation>Birinin ilgilendiği bir görüşme seçin.</translation>
    </message>
    <message>
      <source>Comment   C</source>
      <translation>Not   C</translation>
    </message>
    <message>
      <source>Comment on this answer</source>
      <translation>Bu yanıta not</translation>
    </message>
    <message>
      <source>Correct</source>
      <translation>Düzelt</translation>
    </message>
    <message>
      <source>Critical</source>
      <translation>Kritik</translation>
    </message>
    <message>
      <source>Discard the draft</source>
      <translation>Taslağı at</translation>
    </message>
    <message>
      <source>Discard what was not taken</source>
      <translation>Kabul edilmeyeni at</translation>
    </message>
    <message>
      <source>Does not pass: {least} are needed</source>
      <translation>Geçmiyor: {least} gerekli</translation>
    </message>
    <message>
      <source>Draft, on this machine only</source>
      <translation>Taslak, yalnızca bu makinede</translation>
    </message>
    <message>
      <source>Fails as a whole: “{question}”</source>
      <translation>Tümüyle kaldı: “{question}”</translation>
    </message>
    <message>
      <source>Form</source>
      <translation>Form</translation>
    </message>
    <message>
      <source>Good</source>
      <translation>İyi</translation>
    </message>
    <message>
      <source>It can be given once.</source>
      <translation>Bir kez yanıtlanabilir.</translation>
    </message>
    <message>
      <source>Its release waits for the line</source>
      <translation>Paylaşılmak için bağlantıyı bekliyor</translation>
    </message>
    <message>
      <source>Mark words of the transcript, or seconds of a recording, to attach them.</source>
      <translation>Eklemek için dökümde sözleri ya da kayıtta saniyeleri işaretleyin.</translation>
    </message>
    <message>
      <source>Marked places</source>
      <translation>İşaretlenen yerler</translation>
    </message>
    <message>
      <source>N/A</source>
      <translation>Uygulanamaz</translation>
    </message>
    <message>
      <source>No</source>
      <translation>Hayır</translation>
    </message>
    <message>
      <source>No evaluation</source>
      <translation>Değerlendirme yok</translation>
    </message>
    <message>
      <source>No place was marked.</source>
      <translation>İşaretlenen yer yok.</translation>
    </message>
    <message>
      <source>None of your work here was evaluated and released to you.</source>
      <translation>Buradaki işinizden değerlendirilip sizinle paylaşılan yok.</translation>
    </message>
    <message>
      <source>Not applicable</source>
      <translation>Uygulanamaz</translation>
    </message>
    <message>
      <source>Not begun</source>
      <translation>Başlanmadı</translation>
    </message>
    <message>
      <source>Nothing scored yet</source>
      <translation>Henüz puan yok</translation>
    </message>
    <message>
      <source>Nothing to evaluate here</source>
      <translation>Burada değerlendirilecek bir şey yok</translation>
    </message>
    <message>
      <source>Number keys answer, N: not applicable, C: comment, H: what is meant.</source>
      <translation>Rakamlar yanıtlar, N: uygulanamaz, C: not, H: ne kastediliyor.</translation>
    </message>
    <message>
      <source>Overall</source>
      <translation>Genel</translation>
    </message>
    <message>
      <source>Passes: {least} is enough</source>
      <translation>Geçiyor: {least} yeterli</translation>
    </message>
    <message>
      <source>Recording, {start} to {end}</source>
      <translation>Kayıt, {start} – {end}</translation>
    </message>
    <message>
      <source>Release to {agent}</source>
      <translation>Paylaş: {agent}</translation>
    </message>
    <message>
      <source>Released to {agent}, {when}</source>
      <translation>Paylaşıldı: {agent}, {when}</translation>
    </message>
    <message>
      <source>Released, and {agent} has answered</source>
      <translation>Paylaşıldı, {agent} yanıtladı</translation>
    </message>
    <message>
      <source>Score</source>
      <translation>Puan</translation>
    </message>
    <message>
      <source>Show it in the transcript</source>
      <translation>Dökümde göster</translation>
    </message>
    <message>
      <source>Side by side</source>
      <translation>Yan yana</translation>
    </message>
    <message>
      <source>Sign</source>
      <translation>İmzala</translation>
    </message>
    <message>
      <source>Signed {when}, not released yet</source>
      <translation>İmzalandı ({when}), henüz paylaşılmadı</translation>
    </message>
    <message>
      <source>Signed, and not taken by the platform</source>
      <translation>İmzalandı, platform kabul etmedi</translation>
    </message>
    <message>
      <source>Signed, waits for the line</source>
      <translation>İmzalandı, bağlantıyı bekliyor</translation>
    </message>
    <message>
      <source>Take the mark away</source>
      <translation>İşareti kaldır</translation>
    </message>
    <message>
      <source>The lowest answer fails the whole evaluation.</source>
      <translation>En düşük yanıt bütün değerlendirmeyi geçersiz kılar.</translation>
    </message>
    <message>
      <source>There is no form yet. One is made under Forms.</source>
      <translation>Henüz form yok. Formlar altında yapılır.</translation>
    </message>
    <message>
      <source>This answer fails the whole evaluation.</source>
      <translation>Bu yanıt bütün değerlendirmeyi sıfırlar.</translation>
    </message>
    <message>
      <source>This is your own work: somebody else evaluates it.</source>
      <translation>Bu sizin kendi işiniz: onu bir başkası değerlendirir.</translation>
    </message>
    <message>
      <source>To improve</source>
      <translation>Geliştirilmeli</translation>
    </message>
    <message>
      <source>Together {score}</source>
      <translation>Birlikte {score}</translation>
    </message>
    <message>
      <source>Together {score}; the best is {points} above the worst.</source>
      <translation>Birlikte {score}; en yüksekle en düşük arası {points}.</translation>
    </message>
    <message>
      <source>Waits for the line</source>
      <translation>Bağlantıyı bekliyor</translation>
    </message>
    <message>
      <source>What is meant   H</source>
      <translation>Ne kastediliyor   H</translation>
    </message>
    <message>
      <source>What stood out, and what to try next time</source>
      <translation>Öne çıkan neydi, bir dahaki sefere ne denenmeli</translation>
    </message>
    <message>
      <source>What you want to say to it</source>
      <translation>Buna söylemek istedikleriniz</translation>
    </message>
    <message>
      <source>What you wrote is kept here. Correct it and sign again, or discard it.</source>
      <translation>Yazdıklarınız burada duruyor. Düzeltip yeniden imzalayın ya da atın.</translation>
    </message>
    <message>
      <source>Why, in a few words</source>
      <translation>Neden, birkaç sözle</translation>
    </message>
    <message>
      <source>Yes</source>
      <translation>Evet</translation>
    </message>
    <message>
      <source>You signed it later on another machine, or it is released already. What stands there stays; what you wrote here is kept until you discard it.</source>
      <translation>Onu başka bir makinede daha sonra imzaladınız ya da çoktan paylaşıldı. Orada duran kalır; buraya yazdığınız siz atana dek durur.</translation>
    </message>
    <message>
      <source>Your answer</source>
      <translation>Yanıtınız</translation>
    </message>
    <message>
      <source>ed. {number}</source>
      <translation>sür. {number}</translation>
    </message>
    <message>
      <source>{agent} answered</source>
      <translation>{agent} yanıtladı</translation>
    </message>
    <message>
      <source>{done} of {whole} answered</source>
      <translation>{whole} sorudan {done} yanıtlandı</translation>
    </message>
    <message>
      <source>{form}, edition {edition}</source>
      <translation>{form}, {edition}. sürüm</translation>
    </message>
    <message>
      <source>{steps} apart</source>
      <translation>{steps} fark</translation>
    </message>
    <message>
      <source>{value} of {most}</source>
      <translation>{value} / {most}</translation>
    </message>
  </context>
  <context>
    <name>Export</name>
    <message>
      <source> days</source>
      <translation> gün</translation>
    </message>
    <message numerus="yes">
      <source>%n conversations</source>
      <translation>
        <numerusform>%n görüşme</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n files</source>
      <translation>
        <numerusform>%n dosya</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n places are black</source>
      <translation>
        <numerusform>%n yer karartıldı</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n places will be black.</source>
      <translation>
        <numerusform>%n yer karartılacak.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>A package of %n conversations</source>
      <translation>
        <numerusform>%n görüşmelik paket</numerusform>
      </translation>
    </message>
    <message>
      <source>A report</source>
      <translation>Bir rapor</translation>
    </message>
    <message>
      <source>Agent</source>
      <translation>Temsilci</translation>
    </message>
    <message>
      <source>As</source>
      <translation>Biçim</translation>
    </message>
    <message>
      <source>At least {count} signs for the passphrase</source>
      <translation>Parola en az {count} karakter olmalı</translation>
    </message>
    <message>
      <source>Attachment</source>
      <translation>Ek</translation>
    </message>
    <message>
      <source>Attachments and recordings</source>
      <translation>Ekler ve kayıtlar</translation>
    </message>
    <message>
      <source>Bank accounts (IBAN)</source>
      <translation>Banka hesapları (IBAN)</translation>
    </message>
    <message>
      <source>Black out</source>
      <translation>Karart</translation>
    </message>
    <message>
      <source>Blacked out</source>
      <translation>Karartılan</translation>
    </message>
    <message>
      <source>Bot</source>
      <translation>Bot</translation>
    </message>
    <message>
      <source>By hand</source>
      <translation>Elle</translation>
    </message>
    <message>
      <source>Call</source>
      <translation>Arama</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Vazgeç</translation>
    </message>
    <message>
      <source>Card numbers</source>
      <translation>Kart numaraları</translation>
    </message>
    <message>
      <source>Channel</source>
      <translation>Kanal</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Kapat</translation>
    </message>
    <message>
      <source>Conversation</source>
      <translation>Görüşme</translation>
    </message>
    <message>
      <source>Conversations</source>
      <translation>Görüşmeler</translation>
    </message>
    <message>
      <source>Customer</source>
      <translation>Müşteri</translation>
    </message>
    <message>
      <source>Days until it ends</source>
      <translation>Süresinin dolmasına kalan gün</translation>
    </message>
    <message>
      <source>Drag over what must be silent; a click takes it back. Keys: arrows, Shift, Delete.</source>
      <translation>Susması gereken yeri sürükleyerek seçin; tıklayınca geri alınır. Tuşlar: oklar, Shift, Delete.</translation>
    </message>
    <message>
      <source>E-mail</source>
      <translation>E-posta</translation>
    </message>
    <message>
      <source>E-mail addresses</source>
      <translation>E-posta adresleri</translation>
    </message>
    <message>
      <source>Event</source>
      <translation>Olay</translation>
    </message>
    <message>
      <source>Excel (XLSX)</source>
      <translation>Excel (XLSX)</translation>
    </message>
    <message>
      <source>Exported by {name} on {when}</source>
      <translation>{name} tarafından dışa aktarıldı · {when}</translation>
    </message>
    <message>
      <source>How far it is</source>
      <translation>Ne kadarı tamam</translation>
    </message>
    <message>
      <source>In a folder</source>
      <translation>Bir klasörde</translation>
    </message>
    <message>
      <source>In one ZIP file</source>
      <translation>Tek bir ZIP dosyasında</translation>
    </message>
    <message>
      <source>Included</source>
      <translation>Dahil</translation>
    </message>
    <message>
      <source>Internal note</source>
      <translation>İç not</translation>
    </message>
    <message>
      <source>Internal notes</source>
      <translation>İç notlar</translation>
    </message>
    <message>
      <source>It cannot be opened after that.</source>
      <translation>Bu süreden sonra açılamaz.</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Tür</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Etiketler</translation>
    </message>
    <message>
      <source>Left out, for they could not be silenced: {names}</source>
      <translation>Susturulamadıkları için alınmayanlar: {names}</translation>
    </message>
    <message>
      <source>Listen</source>
      <translation>Dinle</translation>
    </message>
    <message>
      <source>Not included</source>
      <translation>Dahil değil</translation>
    </message>
    <message>
      <source>Note of the call</source>
      <translation>Arama notu</translation>
    </message>
    <message>
      <source>Nothing of what is ticked stands in it. More can be chosen by hand.</source>
      <translation>İşaretlenenlerden hiçbiri içinde geçmiyor. Başka yerler elle seçilebilir.</translation>
    </message>
    <message>
      <source>Nothing will be black</source>
      <translation>Hiçbir yer karartılmayacak</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Açık</translation>
    </message>
    <message>
      <source>Page {page} of {pages}</source>
      <translation>Sayfa {page} / {pages}</translation>
    </message>
    <message>
      <source>Passphrase</source>
      <translation>Parola</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Duraklat</translation>
    </message>
    <message>
      <source>Period</source>
      <translation>Dönem</translation>
    </message>
    <message>
      <source>Phone</source>
      <translation>Telefon</translation>
    </message>
    <message>
      <source>Phone numbers</source>
      <translation>Telefon numaraları</translation>
    </message>
    <message>
      <source>Pictures and documents go out as they are: nothing in them is blacked out.</source>
      <translation>Resimler ve belgeler olduğu gibi çıkar: içlerinde hiçbir şey karartılmaz.</translation>
    </message>
    <message>
      <source>Plain text</source>
      <translation>Düz metin</translation>
    </message>
    <message>
      <source>Queue</source>
      <translation>Kuyruk</translation>
    </message>
    <message>
      <source>Record of a conversation</source>
      <translation>Görüşme kaydı</translation>
    </message>
    <message>
      <source>Recording</source>
      <translation>Kayıt</translation>
    </message>
    <message>
      <source>Reference</source>
      <translation>Numara</translation>
    </message>
    <message>
      <source>Resolved</source>
      <translation>Çözüldü</translation>
    </message>
    <message>
      <source>Seconds of a recording</source>
      <translation>Kaydın saniyeleri</translation>
    </message>
    <message>
      <source>Seconds of the recording that will be silent</source>
      <translation>Kaydın susturulacak saniyeleri</translation>
    </message>
    <message>
      <source>Select as often as you like, also over several messages.</source>
      <translation>İstediğiniz kadar seçin; seçim birkaç iletiyi kapsayabilir.</translation>
    </message>
    <message>
      <source>Show in folder</source>
      <translation>Klasörde göster</translation>
    </message>
    <message>
      <source>Shown are the first {shown} of {all} conversations; it holds for all.</source>
      <translation>{all} görüşmenin ilk {shown} tanesi gösteriliyor; hepsi için geçerlidir.</translation>
    </message>
    <message>
      <source>Signed with the key of this desk. Its fingerprint, to compare with:</source>
      <translation>Bu masanın anahtarıyla imzalandı. Karşılaştırmak için parmak izi:</translation>
    </message>
    <message>
      <source>Signs that the typeface of this document lacks stand in brackets by their names. Plain text and JSON have them as they were written.</source>
      <translation>Bu belgenin yazı tipinde bulunmayan işaretler köşeli ayraç içinde adlarıyla yazıldı. Düz metin ve JSON biçimlerinde yazıldıkları gibi dururlar.</translation>
    </message>
    <message>
      <source>Silent in the recording: {spans}</source>
      <translation>Kayıtta susturulan: {spans}</translation>
    </message>
    <message>
      <source>Snoozed</source>
      <translation>Ertelendi</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Durum</translation>
    </message>
    <message>
      <source>Subject</source>
      <translation>Konu</translation>
    </message>
    <message>
      <source>Take out</source>
      <translation>Dışa aktar</translation>
    </message>
    <message numerus="yes">
      <source>Take out %n conversations</source>
      <translation>
        <numerusform>%n görüşmeyi dışa aktar</numerusform>
      </translation>
    </message>
    <message>
      <source>Take out: {name}</source>
      <translation>Dışa aktar: {name}</translation>
    </message>
    <message>
      <source>Take out…</source>
      <translation>Dışa aktar…</translation>
    </message>
    <message>
      <source>Take with me (encrypted)</source>
      <translation>Yanıma al (şifreli)</translation>
    </message>
    <message>
      <source>Team</source>
      <translation>Ekip</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Metin</translation>
    </message>
    <message>
      <source>The audit list</source>
      <translation>Denetim listesi</translation>
    </message>
    <message>
      <source>The conversation</source>
      <translation>Görüşme</translation>
    </message>
    <message>
      <source>The customer’s name</source>
      <translation>Müşterinin adı</translation>
    </message>
    <message>
      <source>The passphrase again</source>
      <translation>Parola, bir kez daha</translation>
    </message>
    <message>
      <source>The two passphrases differ</source>
      <translation>İki parola aynı değil</translation>
    </message>
    <message>
      <source>These words are black in every message of everything that is taken out</source>
      <translation>Bu sözcükler, dışa aktarılan her iletide karartılır</translation>
    </message>
    <message>
      <source>This message was taken back</source>
      <translation>Bu mesaj geri alındı</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Zaman</translation>
    </message>
    <message>
      <source>Time zone</source>
      <translation>Saat dilimi</translation>
    </message>
    <message>
      <source>Transcript</source>
      <translation>Döküm</translation>
    </message>
    <message>
      <source>Turkish national ids</source>
      <translation>T.C. kimlik numaraları</translation>
    </message>
    <message>
      <source>Understood</source>
      <translation>Anlaşılan</translation>
    </message>
    <message>
      <source>What is selected, here only · Delete</source>
      <translation>Seçilen yer, yalnızca burada · Delete</translation>
    </message>
    <message>
      <source>What will be black</source>
      <translation>Karartılacaklar</translation>
    </message>
    <message>
      <source>Where to?</source>
      <translation>Nereye?</translation>
    </message>
    <message>
      <source>Wherever it stands</source>
      <translation>Geçtiği her yerde</translation>
    </message>
    <message>
      <source>Which conversation</source>
      <translation>Hangi görüşme</translation>
    </message>
    <message>
      <source>Who</source>
      <translation>Kim</translation>
    </message>
    <message>
      <source>Who answered</source>
      <translation>Yanıtlayanlar</translation>
    </message>
    <message>
      <source>With</source>
      <translation>İçinde</translation>
    </message>
    <message>
      <source>With the bot</source>
      <translation>Botta</translation>
    </message>
    <message>
      <source>ZIP or folder</source>
      <translation>ZIP ya da klasör</translation>
    </message>
    <message>
      <source>edited {at}</source>
      <translation>düzenlendi: {at}</translation>
    </message>
    <message>
      <source>{count} older entries are not on the machine this was taken out from.</source>
      <translation>{count} eski kayıt, dışa aktarıldığı makinede yok.</translation>
    </message>
    <message>
      <source>{done} of {all} conversations</source>
      <translation>{all} görüşmeden {done} tanesi</translation>
    </message>
    <message>
      <source>{what} as {format}</source>
      <translation>{what}, {format} olarak</translation>
    </message>
    <message>
      <source>{what} on paper</source>
      <translation>{what}, kâğıda</translation>
    </message>
  </context>
  <context>
    <name>FinalWord</name>
    <message>
      <source>Desk and platform do not agree on what was said. Everything stays readable; tell your administrator.</source>
      <translation>Masaüstü ile platform söylenenlerde anlaşamıyor. Her şey okunabilir kalır; yöneticinize haber verin.</translation>
    </message>
    <message>
      <source>Please sign in again</source>
      <translation>Lütfen yeniden oturum açın</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Çık</translation>
    </message>
    <message>
      <source>Read on</source>
      <translation>Okumaya devam et</translation>
    </message>
    <message>
      <source>Santral must be updated</source>
      <translation>Santral güncellenmeli</translation>
    </message>
    <message>
      <source>Sign in again</source>
      <translation>Yeniden oturum aç</translation>
    </message>
    <message>
      <source>The platform cannot be understood</source>
      <translation>Platform anlaşılamıyor</translation>
    </message>
    <message>
      <source>The platform no longer speaks with this version. Everything stays readable; install the new version to go on.</source>
      <translation>Platform artık bu sürümle konuşmuyor. Her şey okunabilir kalır; devam etmek için yeni sürümü kurun.</translation>
    </message>
    <message>
      <source>The same profile is in use in another place, so this one stopped. Nothing was lost; everything here stays readable. Using it here stops the other one.</source>
      <translation>Aynı profil başka bir yerde kullanılıyor, bu yüzden buradaki durdu. Hiçbir şey kaybolmadı; buradaki her şey okunabilir kalır. Burada kullanırsanız öteki durur.</translation>
    </message>
    <message>
      <source>The sign-in on this machine has run out. Nothing was lost; replies that wait go out afterwards.</source>
      <translation>Bu makinedeki oturumun süresi doldu. Hiçbir şey kaybolmadı; bekleyen yanıtlar sonra gönderilir.</translation>
    </message>
    <message>
      <source>This desk was opened elsewhere</source>
      <translation>Santral başka bir yerde açıldı</translation>
    </message>
    <message>
      <source>Use it here</source>
      <translation>Burada kullan</translation>
    </message>
    <message>
      <source>You have been signed out</source>
      <translation>Oturumunuz kapatıldı</translation>
    </message>
    <message>
      <source>Your access was ended by your company. Sign in again, or ask your administrator.</source>
      <translation>Erişiminiz şirketiniz tarafından sonlandırıldı. Yeniden oturum açın veya yöneticinize sorun.</translation>
    </message>
    <message>
      <source>Your company ended your access and asked for everything on this machine to be deleted. That was done.</source>
      <translation>Şirketiniz erişiminizi sonlandırdı ve bu makinedeki her şeyin silinmesini istedi. Silindi.</translation>
    </message>
  </context>
  <context>
    <name>Handover</name>
    <message>
      <source>Copy {value}</source>
      <translation>{value} değerini kopyala</translation>
    </message>
    <message>
      <source>Less</source>
      <translation>Daha az</translation>
    </message>
    <message>
      <source>Take over</source>
      <translation>Devral</translation>
    </message>
    <message>
      <source>Taking over…</source>
      <translation>Devralınıyor…</translation>
    </message>
    <message>
      <source>The bot asks for a person</source>
      <translation>Bot bir kişi istiyor</translation>
    </message>
    <message>
      <source>The bot is answering</source>
      <translation>Bot yanıtlıyor</translation>
    </message>
    <message>
      <source>The bot is silent</source>
      <translation>Bot susuyor</translation>
    </message>
    <message>
      <source>The bot was here before</source>
      <translation>Önce bot görüştü</translation>
    </message>
    <message>
      <source>What the bot learned</source>
      <translation>Botun öğrendikleri</translation>
    </message>
    <message>
      <source>asked {when}</source>
      <translation>{when} istedi</translation>
    </message>
  </context>
  <context>
    <name>HotKeys</name>
    <message>
      <source>Answer, or take what is offered</source>
      <translation>Yanıtla veya teklif edileni al</translation>
    </message>
    <message>
      <source>Bring Santral to the front</source>
      <translation>Santral'ı öne getir</translation>
    </message>
    <message>
      <source>Give these keys back</source>
      <translation>Bu tuşları geri ver</translation>
    </message>
    <message>
      <source>Hang up, or decline what rings</source>
      <translation>Kapat veya çalanı reddet</translation>
    </message>
    <message>
      <source>Here only function keys can be chosen, with Ctrl and the like.</source>
      <translation>Burada yalnızca işlev tuşları seçilebilir, Ctrl ve benzerleriyle birlikte.</translation>
    </message>
    <message>
      <source>Keys while another program is in front</source>
      <translation>Başka bir program öndeyken tuşlar</translation>
    </message>
    <message>
      <source>Microphone off and on</source>
      <translation>Mikrofonu kapat ve aç</translation>
    </message>
    <message>
      <source>No keys</source>
      <translation>Tuş yok</translation>
    </message>
    <message>
      <source>No keys for: {action}</source>
      <translation>Tuşları kaldır: {action}</translation>
    </message>
    <message>
      <source>Not on this system: give the commands below to keys of your system instead.</source>
      <translation>Bu sistemde yok: onun yerine aşağıdaki komutları sisteminizin tuşlarına atayın.</translation>
    </message>
    <message>
      <source>Nothing on this system gives keys to programs. Use the commands below.</source>
      <translation>Bu sistemde programlara tuş veren bir şey yok. Aşağıdaki komutları kullanın.</translation>
    </message>
    <message>
      <source>Other programs no longer get the keys you choose here. Nothing else that is typed in them reaches Santral.</source>
      <translation>Burada seçtiğiniz tuşlar artık başka programlara ulaşmaz. Oralarda yazılan başka hiçbir şey Santral'a gelmez.</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Ayarlar</translation>
    </message>
    <message>
      <source>Some keys do not work in other programs now</source>
      <translation>Bazı tuşlar şu anda başka programlarda çalışmıyor</translation>
    </message>
    <message>
      <source>The system is asked…</source>
      <translation>Sisteme soruluyor…</translation>
    </message>
    <message>
      <source>Use the suggested ones</source>
      <translation>Önerilenleri kullan</translation>
    </message>
    <message>
      <source>Works in every program</source>
      <translation>Her programda çalışıyor</translation>
    </message>
    <message>
      <source>Works in every program, as {keys}. Your system's settings change it.</source>
      <translation>Her programda {keys} olarak çalışıyor. Sisteminizin ayarlarından değiştirilir.</translation>
    </message>
    <message>
      <source>Works, but other programs often use {keys} themselves.</source>
      <translation>Çalışıyor, ama {keys} başka programlarda da sık kullanılır.</translation>
    </message>
    <message>
      <source>Works, but some keyboards type a letter with {keys} (AltGr).</source>
      <translation>Çalışıyor, ama bazı klavyeler {keys} (AltGr) ile harf yazar.</translation>
    </message>
    <message>
      <source>Your microphone is off</source>
      <translation>Mikrofonunuz kapalı</translation>
    </message>
    <message>
      <source>Your system did not allow {keys}.</source>
      <translation>Sisteminiz {keys} tuşlarına izin vermedi.</translation>
    </message>
    <message>
      <source>Your system gave it no keys: choose them in its settings.</source>
      <translation>Sisteminiz buna tuş vermedi: sistem ayarlarından seçin.</translation>
    </message>
    <message>
      <source>{keys} alone would be missing in every program. Add Ctrl, Alt or both.</source>
      <translation>{keys} tek başına alınırsa hiçbir programda yazılamaz. Ctrl, Alt veya ikisini ekleyin.</translation>
    </message>
    <message>
      <source>{keys} belongs to another program. Choose other keys.</source>
      <translation>{keys} başka bir programa ait. Başka tuşlar seçin.</translation>
    </message>
    <message>
      <source>{keys} is not on this keyboard.</source>
      <translation>{keys} bu klavyede yok.</translation>
    </message>
    <message>
      <source>{keys} switches it on again.</source>
      <translation>{keys} yeniden açar.</translation>
    </message>
  </context>
  <context>
    <name>Inbox</name>
    <message numerus="yes">
      <source>%n unread</source>
      <translation>
        <numerusform>%n okunmamış</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n unsent replies are kept and waiting.</source>
      <translation>
        <numerusform>Gönderilmemiş %n yanıt saklandı ve bekliyor.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n with unread messages</source>
      <translation>
        <numerusform>%n konuşmada okunmamış ileti var</numerusform>
      </translation>
    </message>
    <message>
      <source>A snoozed conversation waits here and comes back by itself.</source>
      <translation>Ertelenen konuşma burada bekler, zamanı gelince kendiliğinden döner.</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Tümü</translation>
    </message>
    <message>
      <source>All done</source>
      <translation>Hepsi tamam</translation>
    </message>
    <message>
      <source>Any</source>
      <translation>Hepsi</translation>
    </message>
    <message>
      <source>Bot</source>
      <translation>Bot</translation>
    </message>
    <message>
      <source>Call {length}</source>
      <translation>Görüşme {length}</translation>
    </message>
    <message>
      <source>Catching up, {done} of {total}</source>
      <translation>Yetişiliyor, {done} / {total}</translation>
    </message>
    <message>
      <source>Catching up…</source>
      <translation>Yetişiliyor…</translation>
    </message>
    <message>
      <source>Channel</source>
      <translation>Kanal</translation>
    </message>
    <message>
      <source>Clear filters</source>
      <translation>Süzgeçleri temizle</translation>
    </message>
    <message>
      <source>Conversations</source>
      <translation>Konuşmalar</translation>
    </message>
    <message>
      <source>Conversations appear as soon as the connection is there.</source>
      <translation>Bağlantı kurulunca konuşmalar burada görünür.</translation>
    </message>
    <message>
      <source>Conversations it leads are shown here, and you can take them over.</source>
      <translation>Botun yürüttüğü konuşmalar burada görünür, istediğinizi devralabilirsiniz.</translation>
    </message>
    <message>
      <source>Draft: {text}</source>
      <translation>Taslak: {text}</translation>
    </message>
    <message>
      <source>Everyone has been taken care of. New conversations appear here.</source>
      <translation>Herkesle ilgilenildi. Yeni konuşmalar burada görünür.</translation>
    </message>
    <message>
      <source>File: {name}</source>
      <translation>Dosya: {name}</translation>
    </message>
    <message>
      <source>Filter and order</source>
      <translation>Süz ve sırala</translation>
    </message>
    <message>
      <source>Hand-over {time}</source>
      <translation>Devir bekliyor {time}</translation>
    </message>
    <message>
      <source>Inbox</source>
      <translation>Gelen kutusu</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>Etiket</translation>
    </message>
    <message>
      <source>Last updated at {time}</source>
      <translation>Son güncelleme {time}</translation>
    </message>
    <message>
      <source>Message deleted</source>
      <translation>İleti silindi</translation>
    </message>
    <message>
      <source>Mine</source>
      <translation>Benim</translation>
    </message>
    <message>
      <source>Missed call</source>
      <translation>Cevapsız çağrı</translation>
    </message>
    <message>
      <source>More lists</source>
      <translation>Diğer listeler</translation>
    </message>
    <message>
      <source>No conversations yet</source>
      <translation>Henüz konuşma yok</translation>
    </message>
    <message>
      <source>No open conversation is left in your teams.</source>
      <translation>Ekiplerinizde açık konuşma kalmadı.</translation>
    </message>
    <message>
      <source>Not sent: {text}</source>
      <translation>Gönderilemedi: {text}</translation>
    </message>
    <message>
      <source>Not yet up to date</source>
      <translation>Henüz güncel değil</translation>
    </message>
    <message>
      <source>Nothing fits these filters</source>
      <translation>Bu süzgeçlere uyan konuşma yok</translation>
    </message>
    <message>
      <source>Nothing has been fetched yet</source>
      <translation>Henüz hiçbir şey alınmadı</translation>
    </message>
    <message>
      <source>Nothing is lost. Try again; if it stays, restart Santral.</source>
      <translation>Hiçbir şey kaybolmadı. Yeniden deneyin; sürerse Santral’ı yeniden başlatın.</translation>
    </message>
    <message>
      <source>Nothing is snoozed</source>
      <translation>Ertelenen konuşma yok</translation>
    </message>
    <message>
      <source>Nothing is waiting for you. Take something from the queue, or breathe.</source>
      <translation>Sizi bekleyen bir şey yok. Sıradan birini alın ya da soluklanın.</translation>
    </message>
    <message>
      <source>Oldest first</source>
      <translation>Önce en eski</translation>
    </message>
    <message>
      <source>Photo</source>
      <translation>Fotoğraf</translation>
    </message>
    <message>
      <source>Priority</source>
      <translation>Öncelik</translation>
    </message>
    <message>
      <source>Queue</source>
      <translation>Sıra</translation>
    </message>
    <message>
      <source>Resolved</source>
      <translation>Çözüldü</translation>
    </message>
    <message>
      <source>SLA {time}</source>
      <translation>SLA {time}</translation>
    </message>
    <message>
      <source>SLA −{time}</source>
      <translation>SLA −{time}</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Ara</translation>
    </message>
    <message>
      <source>Search all conversations</source>
      <translation>Tüm konuşmalarda ara</translation>
    </message>
    <message>
      <source>Snoozed</source>
      <translation>Ertelenen</translation>
    </message>
    <message>
      <source>Team</source>
      <translation>Ekip</translation>
    </message>
    <message>
      <source>The bot is not talking to anyone</source>
      <translation>Bot şu anda kimseyle konuşmuyor</translation>
    </message>
    <message>
      <source>The first message of a customer appears here.</source>
      <translation>Müşterinin ilk iletisi burada görünür.</translation>
    </message>
    <message>
      <source>The list cannot be read</source>
      <translation>Liste okunamıyor</translation>
    </message>
    <message>
      <source>The queue is empty</source>
      <translation>Sıra boş</translation>
    </message>
    <message>
      <source>The team is up to date</source>
      <translation>Ekip her şeye yetişmiş</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Yeniden dene</translation>
    </message>
    <message>
      <source>Unread only</source>
      <translation>Yalnız okunmamış</translation>
    </message>
    <message>
      <source>Urgent</source>
      <translation>Acil</translation>
    </message>
    <message>
      <source>Video</source>
      <translation>Video</translation>
    </message>
    <message>
      <source>Voice message {length}</source>
      <translation>Sesli mesaj {length}</translation>
    </message>
    <message>
      <source>With the bot</source>
      <translation>Botla</translation>
    </message>
    <message>
      <source>You: {text}</source>
      <translation>Siz: {text}</translation>
    </message>
    <message>
      <source>Your conversations are being fetched.</source>
      <translation>Konuşmalarınız alınıyor.</translation>
    </message>
    <message>
      <source>waiting to be sent</source>
      <translation>gönderilmeyi bekliyor</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done}/{total}</translation>
    </message>
    <message>
      <source>{name}: {text}</source>
      <translation>{name}: {text}</translation>
    </message>
  </context>
  <context>
    <name>Incoming</name>
    <message>
      <source>Answer</source>
      <translation>Yanıtla</translation>
    </message>
    <message>
      <source>Call {number} today</source>
      <translation>{number}. arama bugün</translation>
    </message>
    <message>
      <source>Colleague</source>
      <translation>İş arkadaşı</translation>
    </message>
    <message>
      <source>Decline</source>
      <translation>Reddet</translation>
    </message>
    <message>
      <source>Decline with a reason</source>
      <translation>Gerekçeyle reddet</translation>
    </message>
    <message>
      <source>I am busy</source>
      <translation>Meşgulüm</translation>
    </message>
    <message>
      <source>Incoming call</source>
      <translation>Gelen çağrı</translation>
    </message>
    <message>
      <source>Not available</source>
      <translation>Müsait değilim</translation>
    </message>
    <message>
      <source>The call you are on is put on hold.</source>
      <translation>Süren görüşmeniz beklemeye alınır.</translation>
    </message>
    <message>
      <source>To voicemail</source>
      <translation>Sesli mesaja</translation>
    </message>
    <message>
      <source>{queue} queue</source>
      <translation>{queue} kuyruğu</translation>
    </message>
  </context>
  <context>
    <name>Keypad</name>
    <message>
      <source>Hash</source>
      <translation>Kare</translation>
    </message>
    <message>
      <source>Keypad</source>
      <translation>Tuş takımı</translation>
    </message>
    <message>
      <source>Star</source>
      <translation>Yıldız</translation>
    </message>
  </context>
  <context>
    <name>Line</name>
    <message>
      <source>Catching up {done} of {total}</source>
      <translation>Yetişiliyor: {done} / {total}</translation>
    </message>
    <message>
      <source>Catching up…</source>
      <translation>Yetişiliyor…</translation>
    </message>
    <message>
      <source>Connecting…</source>
      <translation>Bağlanılıyor…</translation>
    </message>
    <message>
      <source>Not connected</source>
      <translation>Bağlı değil</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>Çevrimdışı</translation>
    </message>
    <message>
      <source>Offline since {time}</source>
      <translation>{time} itibarıyla çevrimdışı</translation>
    </message>
    <message>
      <source>State of the connection</source>
      <translation>Bağlantının durumu</translation>
    </message>
    <message>
      <source>The disk is full: free some space</source>
      <translation>Disk dolu: yer açın</translation>
    </message>
    <message>
      <source>Try now</source>
      <translation>Şimdi dene</translation>
    </message>
    <message>
      <source>connecting…</source>
      <translation>bağlanılıyor…</translation>
    </message>
    <message>
      <source>trying again in {seconds} s</source>
      <translation>{seconds} sn sonra yeniden denenecek</translation>
    </message>
  </context>
  <context>
    <name>LineQuality</name>
    <message>
      <source>Likely the operator's side: late by {ms} ms</source>
      <translation>Muhtemelen operatör tarafı: {ms} ms gecikiyor</translation>
    </message>
    <message>
      <source>Likely their side: their voice comes unsteadily</source>
      <translation>Muhtemelen karşı taraf: sesi düzensiz geliyor</translation>
    </message>
    <message>
      <source>Likely their side: {share} of their voice lost</source>
      <translation>Muhtemelen karşı taraf: sesinden {share} kayıp</translation>
    </message>
    <message>
      <source>Likely your Wi-Fi: both voices are unsteady</source>
      <translation>Muhtemelen kablosuz ağınız: iki ses de düzensiz</translation>
    </message>
    <message>
      <source>Likely your Wi-Fi: late by {ms} ms</source>
      <translation>Muhtemelen kablosuz ağınız: {ms} ms gecikiyor</translation>
    </message>
    <message>
      <source>Likely your Wi-Fi: your voice arrives unsteadily</source>
      <translation>Muhtemelen kablosuz ağınız: sesiniz düzensiz gidiyor</translation>
    </message>
    <message>
      <source>Likely your Wi-Fi: {share} lost both ways</source>
      <translation>Muhtemelen kablosuz ağınız: iki yönde {share} kayıp</translation>
    </message>
    <message>
      <source>Likely your Wi-Fi: {share} of your voice lost</source>
      <translation>Muhtemelen kablosuz ağınız: sesinizden {share} kayıp</translation>
    </message>
    <message>
      <source>Likely your network: both voices are unsteady</source>
      <translation>Muhtemelen ağınız: iki ses de düzensiz</translation>
    </message>
    <message>
      <source>Likely your network: late by {ms} ms</source>
      <translation>Muhtemelen ağınız: {ms} ms gecikiyor</translation>
    </message>
    <message>
      <source>Likely your network: your voice arrives unsteadily</source>
      <translation>Muhtemelen ağınız: sesiniz düzensiz gidiyor</translation>
    </message>
    <message>
      <source>Likely your network: {share} lost both ways</source>
      <translation>Muhtemelen ağınız: iki yönde {share} kayıp</translation>
    </message>
    <message>
      <source>Likely your network: {share} of your voice lost</source>
      <translation>Muhtemelen ağınız: sesinizden {share} kayıp</translation>
    </message>
    <message>
      <source>MOS {mos}</source>
      <translation>MOS {mos}</translation>
    </message>
    <message>
      <source>Nothing is heard from the other side for {s} s</source>
      <translation>{s} sn’dir karşı taraftan hiç ses gelmiyor</translation>
    </message>
    <message>
      <source>Operator's side: {share} lost</source>
      <translation>Operatör: {share} kayıp</translation>
    </message>
    <message>
      <source>The line is good</source>
      <translation>Hat iyi</translation>
    </message>
    <message>
      <source>The line is late by {ms} ms</source>
      <translation>Hat {ms} ms gecikiyor</translation>
    </message>
    <message>
      <source>The operator's side is late by {ms} ms</source>
      <translation>Operatör tarafı {ms} ms gecikiyor</translation>
    </message>
    <message>
      <source>The operator's side is losing {share}</source>
      <translation>Operatör tarafı {share} kaybediyor</translation>
    </message>
    <message>
      <source>The operator's side is unsteady</source>
      <translation>Operatör tarafı düzensiz</translation>
    </message>
    <message>
      <source>The operator's side loses {share} of their voice</source>
      <translation>Operatör tarafı karşının sesinden {share} kaybediyor</translation>
    </message>
    <message>
      <source>The operator's side loses {share} of your voice</source>
      <translation>Operatör tarafı sesinizden {share} kaybediyor</translation>
    </message>
    <message>
      <source>Their side? {share} lost</source>
      <translation>Karşı taraf? {share} kayıp</translation>
    </message>
    <message>
      <source>Your Wi-Fi is late by {ms} ms</source>
      <translation>Kablosuz ağınız {ms} ms gecikiyor</translation>
    </message>
    <message>
      <source>Your Wi-Fi is losing {share}</source>
      <translation>Kablosuz ağınız {share} kaybediyor</translation>
    </message>
    <message>
      <source>Your Wi-Fi is unsteady</source>
      <translation>Kablosuz ağınız düzensiz</translation>
    </message>
    <message>
      <source>Your Wi-Fi loses {share} of their voice</source>
      <translation>Kablosuz ağınız karşının sesinden {share} kaybediyor</translation>
    </message>
    <message>
      <source>Your Wi-Fi loses {share} of your voice</source>
      <translation>Kablosuz ağınız sesinizden {share} kaybediyor</translation>
    </message>
    <message>
      <source>Your Wi-Fi: {share} lost</source>
      <translation>Kablosuz ağ: {share} kayıp</translation>
    </message>
    <message>
      <source>Your Wi-Fi? {share} lost</source>
      <translation>Kablosuz ağınız? {share} kayıp</translation>
    </message>
    <message>
      <source>Your network is late by {ms} ms</source>
      <translation>Ağınız {ms} ms gecikiyor</translation>
    </message>
    <message>
      <source>Your network is losing {share}</source>
      <translation>Ağınız {share} kaybediyor</translation>
    </message>
    <message>
      <source>Your network is unsteady</source>
      <translation>Ağınız düzensiz</translation>
    </message>
    <message>
      <source>Your network loses {share} of their voice</source>
      <translation>Ağınız karşının sesinden {share} kaybediyor</translation>
    </message>
    <message>
      <source>Your network loses {share} of your voice</source>
      <translation>Ağınız sesinizden {share} kaybediyor</translation>
    </message>
    <message>
      <source>Your network: {share} lost</source>
      <translation>Ağınız: {share} kayıp</translation>
    </message>
    <message>
      <source>Your network? {share} lost</source>
      <translation>Ağınız? {share} kayıp</translation>
    </message>
    <message>
      <source>jitter {ms} ms</source>
      <translation>titreşim {ms} ms</translation>
    </message>
    <message>
      <source>loss {share}</source>
      <translation>kayıp {share}</translation>
    </message>
    <message>
      <source>round trip {ms} ms</source>
      <translation>gidiş dönüş {ms} ms</translation>
    </message>
  </context>
  <context>
    <name>Link</name>
    <message>
      <source>Cancel</source>
      <translation>Vazgeç</translation>
    </message>
    <message>
      <source>It opens in your browser and leads to:</source>
      <translation>Tarayıcınızda açılır ve şuraya götürür:</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Aç</translation>
    </message>
    <message>
      <source>Open this link?</source>
      <translation>Bu bağlantı açılsın mı?</translation>
    </message>
  </context>
  <context>
    <name>Live</name>
    <message numerus="yes">
      <source>%n ringing</source>
      <translation>
        <numerusform>%n çalıyor</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n shown</source>
      <translation>
        <numerusform>%n kayıt</numerusform>
      </translation>
    </message>
    <message>
      <source>(Answered in time + gave up before the target) / (answered + gave up)</source>
      <translation>(Zamanında yanıtlanan + hedeften önce vazgeçen) / (yanıtlanan + vazgeçen)</translation>
    </message>
    <message>
      <source>(talk + hold + wrap-up) / handled, today.</source>
      <translation>(görüşme + bekletme + kapanış) / tamamlanan, bugün.</translation>
    </message>
    <message>
      <source>A call of their own</source>
      <translation>Kendi görüşmesi</translation>
    </message>
    <message>
      <source>Agent</source>
      <translation>Temsilci</translation>
    </message>
    <message>
      <source>Agents</source>
      <translation>Temsilciler</translation>
    </message>
    <message>
      <source>Agents come here once they have signed in.</source>
      <translation>Temsilciler giriş yaptıklarında burada görünür.</translation>
    </message>
    <message>
      <source>Alerts</source>
      <translation>Alarmlar</translation>
    </message>
    <message>
      <source>All teams</source>
      <translation>Bütün ekipler</translation>
    </message>
    <message>
      <source>Answered</source>
      <translation>Yanıtlanan</translation>
    </message>
    <message>
      <source>Answered after</source>
      <translation>Yanıtlama süresi</translation>
    </message>
    <message>
      <source>Answered in time / (answered + gave up after the target)</source>
      <translation>Zamanında yanıtlanan / (yanıtlanan + hedeften sonra vazgeçen)</translation>
    </message>
    <message>
      <source>Answered in time / (answered + gave up)</source>
      <translation>Zamanında yanıtlanan / (yanıtlanan + vazgeçen)</translation>
    </message>
    <message>
      <source>Answered in time / answered</source>
      <translation>Zamanında yanıtlanan / yanıtlanan</translation>
    </message>
    <message>
      <source>Answered today</source>
      <translation>Bugün yanıtlananlar</translation>
    </message>
    <message>
      <source>As it came</source>
      <translation>İlk hâli</translation>
    </message>
    <message>
      <source>Ask for a person</source>
      <translation>İnsan isteyen</translation>
    </message>
    <message>
      <source>Asked for a person</source>
      <translation>İnsan isteyenler</translation>
    </message>
    <message>
      <source>Asking the platform…</source>
      <translation>Platforma soruluyor…</translation>
    </message>
    <message>
      <source>Audit</source>
      <translation>Denetim</translation>
    </message>
    <message>
      <source>Behind one figure</source>
      <translation>Bir rakamın arkasındakiler</translation>
    </message>
    <message>
      <source>Behind the figure</source>
      <translation>Rakamın arkasındakiler</translation>
    </message>
    <message>
      <source>Beside it the target. How it is worked out is chosen in the menu above.</source>
      <translation>Yanında hedef süre. Nasıl hesaplandığı yukarıdaki menüden seçilir.</translation>
    </message>
    <message>
      <source>Bots</source>
      <translation>Botlar</translation>
    </message>
    <message>
      <source>Break</source>
      <translation>Mola</translation>
    </message>
    <message>
      <source>Call</source>
      <translation>Çağrı</translation>
    </message>
    <message>
      <source>Call-back</source>
      <translation>Geri arama</translation>
    </message>
    <message>
      <source>Came today</source>
      <translation>Bugün gelenler</translation>
    </message>
    <message>
      <source>Came, by half hours</source>
      <translation>Gelenler, yarım saatlere göre</translation>
    </message>
    <message>
      <source>Channel</source>
      <translation>Kanal</translation>
    </message>
    <message>
      <source>Chat</source>
      <translation>Sohbet</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Kapat</translation>
    </message>
    <message>
      <source>Closed without a person, of all its conversations today.</source>
      <translation>Bugünkü konuşmalarından insana gerek kalmadan kapananların payı.</translation>
    </message>
    <message>
      <source>Compact rows</source>
      <translation>Sık satırlar</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Güven</translation>
    </message>
    <message>
      <source>Contacts</source>
      <translation>Temaslar</translation>
    </message>
    <message>
      <source>Contained</source>
      <translation>Botta kapanan</translation>
    </message>
    <message>
      <source>Conversations</source>
      <translation>Konuşma</translation>
    </message>
    <message>
      <source>Customer</source>
      <translation>Müşteri</translation>
    </message>
    <message>
      <source>Customers who left before an answer, and their share of all who came.</source>
      <translation>Yanıt gelmeden ayrılan müşteriler ve gelenler içindeki payları.</translation>
    </message>
    <message>
      <source>Deadline</source>
      <translation>Süre sonu</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Sil</translation>
    </message>
    <message>
      <source>E-mail</source>
      <translation>E-posta</translation>
    </message>
    <message>
      <source>Figures come by themselves as soon as there is one.</source>
      <translation>Bağlantı gelir gelmez rakamlar kendiliğinden görünür.</translation>
    </message>
    <message>
      <source>Figures come with the first second.</source>
      <translation>Rakamlar ilk saniyede gelir.</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Süz</translation>
    </message>
    <message>
      <source>Finished</source>
      <translation>Bitti</translation>
    </message>
    <message>
      <source>For</source>
      <translation>Süre</translation>
    </message>
    <message>
      <source>Free</source>
      <translation>Boşta</translation>
    </message>
    <message>
      <source>Free now</source>
      <translation>Şu anda boşta</translation>
    </message>
    <message>
      <source>Gave up</source>
      <translation>Vazgeçen</translation>
    </message>
    <message>
      <source>Gave up today</source>
      <translation>Bugün vazgeçenler</translation>
    </message>
    <message>
      <source>Goal of the service level</source>
      <translation>Hizmet düzeyinin hedefi</translation>
    </message>
    <message>
      <source>Group by</source>
      <translation>Grupla</translation>
    </message>
    <message>
      <source>Handed over</source>
      <translation>Devredilen</translation>
    </message>
    <message>
      <source>Handled</source>
      <translation>Tamamlanan</translation>
    </message>
    <message>
      <source>Handled today</source>
      <translation>Bugün tamamlananlar</translation>
    </message>
    <message>
      <source>Handling</source>
      <translation>İşlem süresi</translation>
    </message>
    <message>
      <source>How long the customer who waits longest has waited.</source>
      <translation>En uzun bekleyen müşterinin ne kadar beklediği.</translation>
    </message>
    <message>
      <source>How many will wait then: arrivals as on this weekday in the last four weeks, scaled by how today has gone so far, less what the agents who are there can serve.</source>
      <translation>O anda kaç kişinin bekleyeceği: son dört haftanın aynı gününde gelenler, bugünün şimdiye kadarki gidişiyle çarpılır; oradaki temsilcilerin karşılayabileceği kadarı düşülür.</translation>
    </message>
    <message>
      <source>How sure it is of what the customers meant, over the live ones.</source>
      <translation>Süren konuşmalarda müşterinin ne demek istediğinden ne kadar emin olduğu.</translation>
    </message>
    <message>
      <source>How the table is shown</source>
      <translation>Tablonun görünümü</translation>
    </message>
    <message>
      <source>In 15 min</source>
      <translation>15 dk sonra</translation>
    </message>
    <message>
      <source>In contact</source>
      <translation>Görüşmede</translation>
    </message>
    <message>
      <source>In contact now</source>
      <translation>Şu anda görüşmede</translation>
    </message>
    <message>
      <source>It asked for a person and nobody came yet; beside it the longest wait.</source>
      <translation>İnsan istedi ve henüz kimse gelmedi; yanında en uzun bekleyiş.</translation>
    </message>
    <message>
      <source>Its conversations come here while it has any.</source>
      <translation>Konuşmaları oldukça burada görünür.</translation>
    </message>
    <message>
      <source>Lasts</source>
      <translation>Sürüyor</translation>
    </message>
    <message>
      <source>Late</source>
      <translation>Geciken</translation>
    </message>
    <message>
      <source>Late now</source>
      <translation>Şu anda geciken</translation>
    </message>
    <message>
      <source>Live</source>
      <translation>Canlı</translation>
    </message>
    <message>
      <source>Load</source>
      <translation>Yük</translation>
    </message>
    <message>
      <source>Longest</source>
      <translation>En uzun</translation>
    </message>
    <message>
      <source>Longest wait</source>
      <translation>En uzun bekleyiş</translation>
    </message>
    <message>
      <source>Message</source>
      <translation>Mesaj</translation>
    </message>
    <message>
      <source>No line to the platform</source>
      <translation>Platforma bağlantı yok</translation>
    </message>
    <message>
      <source>No queues yet</source>
      <translation>Henüz kuyruk yok</translation>
    </message>
    <message>
      <source>No row holds these words.</source>
      <translation>Bu sözcükleri içeren satır yok.</translation>
    </message>
    <message>
      <source>Nobody is here yet</source>
      <translation>Henüz kimse yok</translation>
    </message>
    <message>
      <source>Nobody waits, and nobody is in contact.</source>
      <translation>Bekleyen de, görüşmede olan da yok.</translation>
    </message>
    <message>
      <source>Not ready</source>
      <translation>Hazır değil</translation>
    </message>
    <message>
      <source>Not responding</source>
      <translation>Yanıt vermiyor</translation>
    </message>
    <message>
      <source>Nothing</source>
      <translation>Gruplama yok</translation>
    </message>
    <message>
      <source>Nothing fits</source>
      <translation>Uyan yok</translation>
    </message>
    <message>
      <source>Nothing is behind it</source>
      <translation>Arkasında bir şey yok</translation>
    </message>
    <message>
      <source>Nothing is open</source>
      <translation>Açık iş yok</translation>
    </message>
    <message>
      <source>Nothing yet today</source>
      <translation>Bugün henüz bir şey yok</translation>
    </message>
    <message>
      <source>Occupancy</source>
      <translation>Doluluk</translation>
    </message>
    <message>
      <source>Offers that ran out without the agent’s answer, and their share of all offers.</source>
      <translation>Temsilci yanıtlamadan süresi dolan teklifler ve bütün teklifler içindeki payları.</translation>
    </message>
    <message>
      <source>Only rows with these words</source>
      <translation>Yalnızca bu sözcükleri içeren satırlar</translation>
    </message>
    <message>
      <source>Only the team</source>
      <translation>Yalnız bu ekip</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Açık</translation>
    </message>
    <message>
      <source>Open now</source>
      <translation>Şu anda açık</translation>
    </message>
    <message>
      <source>Open the conversation</source>
      <translation>Konuşmayı aç</translation>
    </message>
    <message>
      <source>Open the conversation	Enter</source>
      <translation>Konuşmayı aç	Enter</translation>
    </message>
    <message>
      <source>Queue</source>
      <translation>Kuyruk</translation>
    </message>
    <message>
      <source>Queues</source>
      <translation>Kuyruklar</translation>
    </message>
    <message>
      <source>Queues of the platform come here by themselves.</source>
      <translation>Platformun kuyrukları kendiliğinden burada görünür.</translation>
    </message>
    <message>
      <source>Reading…</source>
      <translation>Okunuyor…</translation>
    </message>
    <message>
      <source>Ringing</source>
      <translation>Çalıyor</translation>
    </message>
    <message>
      <source>Save this view</source>
      <translation>Görünümü kaydet</translation>
    </message>
    <message>
      <source>Save this view…</source>
      <translation>Görünümü kaydet…</translation>
    </message>
    <message>
      <source>Saved views</source>
      <translation>Kayıtlı görünümler</translation>
    </message>
    <message>
      <source>Service level</source>
      <translation>Hizmet düzeyi</translation>
    </message>
    <message>
      <source>Service level by half hours</source>
      <translation>Hizmet düzeyi, yarım saatlere göre</translation>
    </message>
    <message>
      <source>Service level today</source>
      <translation>Bugünün hizmet düzeyi</translation>
    </message>
    <message>
      <source>Show all rows</source>
      <translation>Tüm satırları göster</translation>
    </message>
    <message>
      <source>Sort by</source>
      <translation>Sırala</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Durum</translation>
    </message>
    <message>
      <source>Still waits</source>
      <translation>Bekliyor</translation>
    </message>
    <message>
      <source>Stuck</source>
      <translation>Takılan</translation>
    </message>
    <message>
      <source>Stuck now</source>
      <translation>Şu anda takılan</translation>
    </message>
    <message>
      <source>Surveys answered</source>
      <translation>Anket yanıtı</translation>
    </message>
    <message>
      <source>Surveys sent today</source>
      <translation>Bugün gönderilen anketler</translation>
    </message>
    <message>
      <source>Team</source>
      <translation>Ekip</translation>
    </message>
    <message>
      <source>The bot has nothing to do</source>
      <translation>Botun işi yok</translation>
    </message>
    <message>
      <source>The bot’s today</source>
      <translation>Botun bugünküleri</translation>
    </message>
    <message>
      <source>The figure counts nothing at the moment.</source>
      <translation>Rakam şu anda hiçbir şey saymıyor.</translation>
    </message>
    <message>
      <source>Time with work of all time available; several at once count once.</source>
      <translation>Müsait olunan sürenin işle geçen payı; aynı anda birkaç iş bir kez sayılır.</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>Bugün</translation>
    </message>
    <message>
      <source>Unanswered</source>
      <translation>Yanıtsız</translation>
    </message>
    <message>
      <source>Unanswered offers</source>
      <translation>Yanıtsız teklif</translation>
    </message>
    <message>
      <source>Unanswered offers today</source>
      <translation>Bugünün yanıtsız teklifleri</translation>
    </message>
    <message>
      <source>Unsure</source>
      <translation>Emin değil</translation>
    </message>
    <message>
      <source>Unsure now</source>
      <translation>Şu anda emin olmadıkları</translation>
    </message>
    <message>
      <source>Until the target of its queue, or the end of its wrap-up.</source>
      <translation>Kuyruğunun hedefine ya da kapanışının sonuna kadar.</translation>
    </message>
    <message>
      <source>Waited</source>
      <translation>Bekledi</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Bekleyen</translation>
    </message>
    <message>
      <source>Waiting in 15 min</source>
      <translation>15 dk sonra</translation>
    </message>
    <message>
      <source>Waiting now</source>
      <translation>Şu anda bekleyenler</translation>
    </message>
    <message>
      <source>Wallboard (Alt+W)</source>
      <translation>Duvar panosu (Alt+W)</translation>
    </message>
    <message>
      <source>What can be done</source>
      <translation>Yapılabilecekler</translation>
    </message>
    <message>
      <source>What is behind it	Enter</source>
      <translation>Arkasındakiler	Enter</translation>
    </message>
    <message>
      <source>What is left today for the reason they are away for.</source>
      <translation>Şu anki ayrılık nedeni için bugün kalan süre.</translation>
    </message>
    <message>
      <source>What it is called:</source>
      <translation>Adı:</translation>
    </message>
    <message>
      <source>Whose customer it understood badly.</source>
      <translation>Müşterisini iyi anlayamadığı konuşmalar.</translation>
    </message>
    <message>
      <source>Whose customer’s last words it has left without an answer.</source>
      <translation>Müşterinin son sözünü yanıtsız bıraktığı konuşmalar.</translation>
    </message>
    <message>
      <source>With the bot</source>
      <translation>Botla</translation>
    </message>
    <message>
      <source>With the bot now</source>
      <translation>Şu anda botla</translation>
    </message>
    <message>
      <source>Work</source>
      <translation>İşler</translation>
    </message>
    <message>
      <source>Worked on today</source>
      <translation>Bugün çalışılanlar</translation>
    </message>
    <message>
      <source>Works on</source>
      <translation>Üzerinde</translation>
    </message>
    <message>
      <source>Wrapped up now</source>
      <translation>Şu anda kapanışta</translation>
    </message>
    <message>
      <source>Wrapping up</source>
      <translation>Kapanışta</translation>
    </message>
    <message>
      <source>Wrapping up now</source>
      <translation>Şu anda kapanışta</translation>
    </message>
    <message>
      <source>a week ago</source>
      <translation>bir hafta önce</translation>
    </message>
    <message>
      <source>answered</source>
      <translation>yanıtlandı</translation>
    </message>
    <message>
      <source>answered only</source>
      <translation>yalnız yanıtlanan</translation>
    </message>
    <message>
      <source>as of {time}, no line</source>
      <translation>{time} itibarıyla, hat yok</translation>
    </message>
    <message>
      <source>average, today</source>
      <translation>ortalama, bugün</translation>
    </message>
    <message>
      <source>early exits met</source>
      <translation>erken çıkan karşılandı</translation>
    </message>
    <message>
      <source>exits missed</source>
      <translation>çıkanlar kaçırıldı</translation>
    </message>
    <message>
      <source>goal {goal}% · {variant}</source>
      <translation>hedef %{goal} · {variant}</translation>
    </message>
    <message numerus="yes">
      <source>in %n queues</source>
      <translation>
        <numerusform>%n kuyrukta</numerusform>
      </translation>
    </message>
    <message>
      <source>level {level}</source>
      <translation>{level}. düzey</translation>
    </message>
    <message>
      <source>longest {time}</source>
      <translation>en uzun {time}</translation>
    </message>
    <message>
      <source>no answer</source>
      <translation>yanıt yok</translation>
    </message>
    <message>
      <source>no ground for one</source>
      <translation>dayanağı yok</translation>
    </message>
    <message>
      <source>no survey sent today</source>
      <translation>bugün anket gönderilmedi</translation>
    </message>
    <message>
      <source>of the live ones</source>
      <translation>sürenlerde</translation>
    </message>
    <message>
      <source>of the time available</source>
      <translation>müsait sürenin</translation>
    </message>
    <message>
      <source>of {count} available</source>
      <translation>müsait {count} kişiden</translation>
    </message>
    <message>
      <source>of {count} today</source>
      <translation>bugünkü {count} içinde</translation>
    </message>
    <message>
      <source>of {count} who came</source>
      <translation>gelen {count} içinde</translation>
    </message>
    <message>
      <source>standard</source>
      <translation>standart</translation>
    </message>
    <message>
      <source>today</source>
      <translation>bugün</translation>
    </message>
    <message>
      <source>today until {time}</source>
      <translation>bugün, saat {time}</translation>
    </message>
    <message>
      <source>understood badly</source>
      <translation>iyi anlamadığı</translation>
    </message>
    <message>
      <source>waits and wrap-ups</source>
      <translation>bekleyiş ve kapanış</translation>
    </message>
    <message>
      <source>without an answer</source>
      <translation>yanıtsız</translation>
    </message>
    <message>
      <source>{count} come</source>
      <translation>{count} gelir</translation>
    </message>
    <message>
      <source>{count} of {sent} surveys</source>
      <translation>{sent} anketin {count} tanesi</translation>
    </message>
    <message>
      <source>{count} will come</source>
      <translation>{count} kişi gelecek</translation>
    </message>
    <message>
      <source>{free} free of {there}</source>
      <translation>{there} kişiden {free} boşta</translation>
    </message>
    <message>
      <source>{hours}:{minutes} h</source>
      <translation>{hours}:{minutes} sa</translation>
    </message>
    <message>
      <source>{minutes} min</source>
      <translation>{minutes} dk</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} sn</translation>
    </message>
    <message>
      <source>{share} of all</source>
      <translation>gelenlerin {share} kadarı</translation>
    </message>
    <message>
      <source>{share} of offers</source>
      <translation>tekliflerin {share} kadarı</translation>
    </message>
    <message>
      <source>{some} of {all} queues</source>
      <translation>{all} kuyruktan {some}</translation>
    </message>
    <message>
      <source>{some} of {whole}</source>
      <translation>{some} / {whole}</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>{time} kaldı</translation>
    </message>
    <message>
      <source>{time} over</source>
      <translation>{time} geçti</translation>
    </message>
    <message>
      <source>{time}: {now}, a week ago {before}</source>
      <translation>{time}: {now}, bir hafta önce {before}</translation>
    </message>
    <message>
      <source>{title}: {count}</source>
      <translation>{title}: {count}</translation>
    </message>
  </context>
  <context>
    <name>MediaKeys</name>
    <message>
      <source>Call</source>
      <translation>Görüşme</translation>
    </message>
    <message>
      <source>Incoming call</source>
      <translation>Gelen arama</translation>
    </message>
  </context>
  <context>
    <name>Notices</name>
    <message>
      <source>Hand-over</source>
      <translation>Devir</translation>
    </message>
    <message>
      <source>Message</source>
      <translation>Mesaj</translation>
    </message>
    <message>
      <source>New message</source>
      <translation>Yeni mesaj</translation>
    </message>
    <message>
      <source>Nothing new.</source>
      <translation>Yeni bir şey yok.</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Aç</translation>
    </message>
    <message>
      <source>Open Santral</source>
      <translation>Santral'ı aç</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Çık</translation>
    </message>
    <message numerus="yes">
      <source>Santral · %n unread</source>
      <translation>
        <numerusform>Santral · %n okunmamış</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Numbers</name>
    <message>
      <source>{thousands}k</source>
      <translation>{thousands} B</translation>
    </message>
    <message>
      <source>{value}%</source>
      <translation>%{value}</translation>
    </message>
  </context>
  <context>
    <name>Offer</name>
    <message numerus="yes">
      <source>%n more wait for an answer</source>
      <translation>
        <numerusform>%n iş daha yanıt bekliyor</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more, soonest {name}</source>
      <translation>
        <numerusform>%n iş daha, ilki {name}</numerusform>
      </translation>
    </message>
    <message>
      <source>A colleague has it</source>
      <translation>Bir iş arkadaşınız aldı</translation>
    </message>
    <message>
      <source>A colleague has it.</source>
      <translation>Bir iş arkadaşınız aldı.</translation>
    </message>
    <message>
      <source>A technical problem</source>
      <translation>Teknik bir sorun</translation>
    </message>
    <message>
      <source>Accept</source>
      <translation>Kabul et</translation>
    </message>
    <message>
      <source>Another reason</source>
      <translation>Başka bir neden</translation>
    </message>
    <message>
      <source>Answer</source>
      <translation>Yanıtla</translation>
    </message>
    <message>
      <source>Arabic</source>
      <translation>Arapça</translation>
    </message>
    <message>
      <source>Busy with another customer</source>
      <translation>Başka bir müşteriyle meşgulüm</translation>
    </message>
    <message>
      <source>Call-back</source>
      <translation>Geri arama</translation>
    </message>
    <message>
      <source>Decline</source>
      <translation>Reddet</translation>
    </message>
    <message>
      <source>Decline with a reason</source>
      <translation>Neden belirterek reddet</translation>
    </message>
    <message>
      <source>English</source>
      <translation>İngilizce</translation>
    </message>
    <message>
      <source>German</source>
      <translation>Almanca</translation>
    </message>
    <message>
      <source>I am back</source>
      <translation>Geri döndüm</translation>
    </message>
    <message>
      <source>Incoming call</source>
      <translation>Gelen çağrı</translation>
    </message>
    <message>
      <source>It is offered to others.</source>
      <translation>Başkalarına sunuluyor.</translation>
    </message>
    <message>
      <source>It left the queue.</source>
      <translation>Sıradan çıktı.</translation>
    </message>
    <message>
      <source>It was taken back</source>
      <translation>Geri alındı</translation>
    </message>
    <message>
      <source>It went back to the queue.</source>
      <translation>Kuyruğa geri döndü.</translation>
    </message>
    <message>
      <source>It went to another queue</source>
      <translation>Başka bir kuyruğa geçti</translation>
    </message>
    <message numerus="yes">
      <source>Nobody has it yet, %n wait in the queue.</source>
      <translation>
        <numerusform>Henüz kimse almadı, kuyrukta %n kişi bekliyor.</numerusform>
      </translation>
    </message>
    <message>
      <source>Nobody has it yet.</source>
      <translation>Henüz kimse almadı.</translation>
    </message>
    <message>
      <source>Nobody has taken it yet</source>
      <translation>Henüz kimse almadı</translation>
    </message>
    <message>
      <source>Not my subject</source>
      <translation>Benim konum değil</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Şimdi değil</translation>
    </message>
    <message>
      <source>Nothing new comes until you are back.</source>
      <translation>Siz dönene kadar yeni iş gelmez.</translation>
    </message>
    <message>
      <source>Russian</source>
      <translation>Rusça</translation>
    </message>
    <message>
      <source>Somebody new</source>
      <translation>Yeni biri</translation>
    </message>
    <message>
      <source>Take over</source>
      <translation>Devral</translation>
    </message>
    <message>
      <source>The call you are on is put on hold.</source>
      <translation>Süren çağrınız beklemeye alınır.</translation>
    </message>
    <message>
      <source>The customer left</source>
      <translation>Müşteri ayrıldı</translation>
    </message>
    <message>
      <source>The customer left.</source>
      <translation>Müşteri ayrıldı.</translation>
    </message>
    <message>
      <source>Time is over: it goes to somebody else</source>
      <translation>Süre doldu: başkasına gidiyor</translation>
    </message>
    <message>
      <source>Turkish</source>
      <translation>Türkçe</translation>
    </message>
    <message>
      <source>Waits longer than it should</source>
      <translation>Olması gerekenden uzun bekliyor</translation>
    </message>
    <message>
      <source>You did not answer an offer</source>
      <translation>Size sunulan işi yanıtlamadınız</translation>
    </message>
    <message>
      <source>You did not answer {name}</source>
      <translation>Yanıtlamadınız: {name}</translation>
    </message>
    <message>
      <source>You did not answer {name} · taken back as well: {others}</source>
      <translation>Yanıtlamadınız: {name} · onunla birlikte geri alındı: {others}</translation>
    </message>
    <message>
      <source>You have accepted it. See whether your phone is ready, or call back.</source>
      <translation>Kabul ettiniz. Telefonunuz hazır mı bakın ya da geri arayın.</translation>
    </message>
    <message>
      <source>angry customer</source>
      <translation>kızgın müşteri</translation>
    </message>
    <message>
      <source>asked for a person</source>
      <translation>insan istedi</translation>
    </message>
    <message>
      <source>billing</source>
      <translation>fatura</translation>
    </message>
    <message>
      <source>complaint</source>
      <translation>şikâyet</translation>
    </message>
    <message>
      <source>complaints</source>
      <translation>şikâyet</translation>
    </message>
    <message>
      <source>contact {number} today</source>
      <translation>bugün {number}. temas</translation>
    </message>
    <message>
      <source>delivery</source>
      <translation>teslimat</translation>
    </message>
    <message>
      <source>for a person to decide</source>
      <translation>kararı insana ait</translation>
    </message>
    <message>
      <source>fourth contact today</source>
      <translation>bugün dördüncü temas</translation>
    </message>
    <message>
      <source>from {name}</source>
      <translation>{name} aktardı</translation>
    </message>
    <message>
      <source>in the queue since {time}</source>
      <translation>sıraya giriş {time}</translation>
    </message>
    <message>
      <source>knows you</source>
      <translation>sizi tanıyor</translation>
    </message>
    <message>
      <source>late order</source>
      <translation>geciken sipariş</translation>
    </message>
    <message>
      <source>legal matter</source>
      <translation>hukuki konu</translation>
    </message>
    <message>
      <source>orders</source>
      <translation>sipariş</translation>
    </message>
    <message>
      <source>returns</source>
      <translation>iade</translation>
    </message>
    <message>
      <source>sales</source>
      <translation>satış</translation>
    </message>
    <message>
      <source>second contact today</source>
      <translation>bugün ikinci temas</translation>
    </message>
    <message>
      <source>technical help</source>
      <translation>teknik destek</translation>
    </message>
    <message>
      <source>telephone</source>
      <translation>telefon</translation>
    </message>
    <message>
      <source>the bot failed</source>
      <translation>bot hata verdi</translation>
    </message>
    <message>
      <source>the bot was not sure</source>
      <translation>bot emin değildi</translation>
    </message>
    <message>
      <source>third contact today</source>
      <translation>bugün üçüncü temas</translation>
    </message>
    <message>
      <source>waited {time}</source>
      <translation>{time} bekledi</translation>
    </message>
    <message>
      <source>wants to cancel</source>
      <translation>iptal istiyor</translation>
    </message>
    <message>
      <source>{name} has it</source>
      <translation>{name} aldı</translation>
    </message>
    <message>
      <source>{name} has it.</source>
      <translation>{name} aldı.</translation>
    </message>
    <message>
      <source>{name}: the call does not ring here</source>
      <translation>{name}: çağrı burada çalmıyor</translation>
    </message>
  </context>
  <context>
    <name>Package</name>
    <message>
      <source>Close</source>
      <translation>Kapat</translation>
    </message>
    <message>
      <source>Conversations</source>
      <translation>Görüşmeler</translation>
    </message>
    <message>
      <source>Look at {name}</source>
      <translation>{name} göster</translation>
    </message>
    <message>
      <source>Nothing here has these words.</source>
      <translation>Burada bu sözcükleri içeren bir şey yok.</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Aç</translation>
    </message>
    <message>
      <source>Open a package</source>
      <translation>Paket aç</translation>
    </message>
    <message>
      <source>Packages of Santral</source>
      <translation>Santral paketleri</translation>
    </message>
    <message>
      <source>Passphrase</source>
      <translation>Parola</translation>
    </message>
    <message>
      <source>Pause {name}</source>
      <translation>{name} duraklat</translation>
    </message>
    <message>
      <source>Play {name}</source>
      <translation>{name} dinle</translation>
    </message>
    <message>
      <source>Save {name}…</source>
      <translation>{name} kaydet…</translation>
    </message>
    <message>
      <source>Search in what is here</source>
      <translation>Buradakilerde ara</translation>
    </message>
    <message>
      <source>Taken by {name} on {when} · it can be opened until {until} · signed by {print}</source>
      <translation>Alan: {name}, {when} · şu ana kadar açılabilir: {until} · imza: {print}</translation>
    </message>
    <message>
      <source>The conversation</source>
      <translation>Görüşme</translation>
    </message>
    <message>
      <source>The passphrase this was taken with:</source>
      <translation>Bu paketin parolası:</translation>
    </message>
  </context>
  <context>
    <name>Palette</name>
    <message>
      <source>Results</source>
      <translation>Sonuçlar</translation>
    </message>
    <message>
      <source>Search messages for “{words}”</source>
      <translation>Mesajlarda ara: “{words}”</translation>
    </message>
    <message>
      <source>Search or type a command</source>
      <translation>Ara veya komut yaz</translation>
    </message>
    <message>
      <source>{keys} to call</source>
      <translation>{keys} ile ara</translation>
    </message>
  </context>
  <context>
    <name>Passphrase</name>
    <message>
      <source>At least {count} characters.</source>
      <translation>En az {count} karakter.</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Vazgeç</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>Devam</translation>
    </message>
    <message>
      <source>It opens the conversations kept on this machine.</source>
      <translation>Bu makinede saklanan konuşmaları açar.</translation>
    </message>
    <message>
      <source>Keep nothing when Santral is closed</source>
      <translation>Santral kapanınca hiçbir şey saklama</translation>
    </message>
    <message>
      <source>Keeping conversations on this machine</source>
      <translation>Konuşmaların bu makinede saklanması</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Aç</translation>
    </message>
    <message>
      <source>Passphrase</source>
      <translation>Parola cümlesi</translation>
    </message>
    <message>
      <source>Passphrase, once more</source>
      <translation>Parola cümlesi, bir kez daha</translation>
    </message>
    <message>
      <source>Protect them with a passphrase</source>
      <translation>Bir parola cümlesiyle koru</translation>
    </message>
    <message>
      <source>That was not it. Try again.</source>
      <translation>Bu değildi. Yeniden deneyin.</translation>
    </message>
    <message>
      <source>The two are not the same yet.</source>
      <translation>İkisi henüz aynı değil.</translation>
    </message>
    <message>
      <source>This machine has no place for secrets, so nothing is kept unless a passphrase protects it. Nobody can bring back a forgotten one.</source>
      <translation>Bu makinede gizli bilgiler için bir yer yok; bir parola cümlesi korumadıkça hiçbir şey saklanmaz. Unutulanı kimse geri getiremez.</translation>
    </message>
  </context>
  <context>
    <name>Phone</name>
    <message>
      <source>Account that calls</source>
      <translation>Arayan hesap</translation>
    </message>
    <message>
      <source>Call</source>
      <translation>Ara</translation>
    </message>
    <message>
      <source>Call {number} again</source>
      <translation>Yeniden ara: {number}</translation>
    </message>
    <message>
      <source>Clear it to see everyone.</source>
      <translation>Herkesi görmek için aramayı temizleyin.</translation>
    </message>
    <message>
      <source>Colleagues</source>
      <translation>İş arkadaşları</translation>
    </message>
    <message>
      <source>Colleagues with an extension stand here, with what they are doing.</source>
      <translation>Dahilisi olan iş arkadaşları ve ne yaptıkları burada durur.</translation>
    </message>
    <message>
      <source>Delete the last digit</source>
      <translation>Son rakamı sil</translation>
    </message>
    <message>
      <source>Do not disturb</source>
      <translation>Rahatsız etmeyin</translation>
    </message>
    <message>
      <source>Do not disturb is on</source>
      <translation>Rahatsız etmeyin açık</translation>
    </message>
    <message>
      <source>Going on</source>
      <translation>Sürüyor</translation>
    </message>
    <message>
      <source>History</source>
      <translation>Geçmiş</translation>
    </message>
    <message>
      <source>Keypad</source>
      <translation>Tuşlar</translation>
    </message>
    <message>
      <source>No calls yet</source>
      <translation>Henüz arama yok</translation>
    </message>
    <message>
      <source>No telephone account is set up</source>
      <translation>Kurulu bir telefon hesabı yok</translation>
    </message>
    <message>
      <source>Nobody matches “{typed}”</source>
      <translation>“{typed}” ile eşleşen kimse yok</translation>
    </message>
    <message>
      <source>Nobody to call inside</source>
      <translation>İçeride aranacak kimse yok</translation>
    </message>
    <message>
      <source>Number or name</source>
      <translation>Numara ya da isim</translation>
    </message>
    <message>
      <source>Only {number} is called</source>
      <translation>Yalnızca {number} aranır</translation>
    </message>
    <message>
      <source>Open the conversation</source>
      <translation>Konuşmayı aç</translation>
    </message>
    <message>
      <source>Phone</source>
      <translation>Telefon</translation>
    </message>
    <message>
      <source>Phone: {words}</source>
      <translation>Telefon: {words}</translation>
    </message>
    <message>
      <source>Pick up their call (dials {number})</source>
      <translation>Çağrısını al ({number} aranır)</translation>
    </message>
    <message>
      <source>Registered</source>
      <translation>Kayıtlı</translation>
    </message>
    <message>
      <source>Registering…</source>
      <translation>Kaydoluyor…</translation>
    </message>
    <message>
      <source>Set up</source>
      <translation>Kur</translation>
    </message>
    <message>
      <source>Switched off</source>
      <translation>Kapalı</translation>
    </message>
    <message>
      <source>The phone cannot run on this machine: its library PJSIP is missing</source>
      <translation>Telefon bu makinede çalışamıyor: PJSIP kitaplığı yok</translation>
    </message>
    <message>
      <source>The phone fell and is being started again</source>
      <translation>Telefon kapandı, yeniden açılıyor</translation>
    </message>
    <message>
      <source>The phone is starting</source>
      <translation>Telefon açılıyor</translation>
    </message>
    <message>
      <source>The phone keeps falling; it is tried again in a moment</source>
      <translation>Telefon sürekli kapanıyor; birazdan yeniden denenecek</translation>
    </message>
    <message>
      <source>Try now</source>
      <translation>Şimdi dene</translation>
    </message>
    <message numerus="yes">
      <source>Voicemail: %n new</source>
      <translation>
        <numerusform>Sesli mesaj: %n yeni</numerusform>
      </translation>
    </message>
    <message>
      <source>Whoever calls or is called stands here, newest first.</source>
      <translation>Arayan ve aranan herkes burada durur, en yenisi üstte.</translation>
    </message>
    <message>
      <source>Withheld number</source>
      <translation>Gizli numara</translation>
    </message>
    <message>
      <source>not sent yet</source>
      <translation>henüz gönderilmedi</translation>
    </message>
    <message>
      <source>{digits} is dialled once it is answered</source>
      <translation>Açılınca {digits} tuşlanır</translation>
    </message>
  </context>
  <context>
    <name>PhoneAccount</name>
    <message>
      <source>A name or an address, such as sip.example or sip.example:5061.</source>
      <translation>Bir ad ya da adres, örneğin sip.example ya da sip.example:5061.</translation>
    </message>
    <message>
      <source>Always, or there is no call</source>
      <translation>Her zaman, yoksa çağrı olmaz</translation>
    </message>
    <message>
      <source>Any operator</source>
      <translation>Herhangi bir operatör</translation>
    </message>
    <message>
      <source>As messages (SIP INFO)</source>
      <translation>İleti olarak (SIP INFO)</translation>
    </message>
    <message>
      <source>At least {count} seconds, or off.</source>
      <translation>En az {count} saniye ya da kapalı.</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Vazgeç</translation>
    </message>
    <message>
      <source>Certificates to trust</source>
      <translation>Güvenilecek sertifikalar</translation>
    </message>
    <message>
      <source>Choose a file…</source>
      <translation>Dosya seç…</translation>
    </message>
    <message>
      <source>Choose at least one codec.</source>
      <translation>En az bir kodek seçin.</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Kapat</translation>
    </message>
    <message>
      <source>Codecs, the best first</source>
      <translation>Kodekler, en iyisi başta</translation>
    </message>
    <message>
      <source>DSCP of the voice</source>
      <translation>Sesin DSCP değeri</translation>
    </message>
    <message>
      <source>Domain</source>
      <translation>Alan adı</translation>
    </message>
    <message>
      <source>Empty is off, as it should be for most</source>
      <translation>Boşsa kapalıdır, çoğu için öyle olmalı</translation>
    </message>
    <message>
      <source>Encrypted voice (SRTP)</source>
      <translation>Şifreli ses (SRTP)</translation>
    </message>
    <message>
      <source>ICE</source>
      <translation>ICE</translation>
    </message>
    <message>
      <source>ICE needs a STUN server: give one, or switch ICE off.</source>
      <translation>ICE bir STUN sunucusu ister: birini yazın ya da ICE’yi kapatın.</translation>
    </message>
    <message>
      <source>IPv6 is not supported: give a name or an IPv4 address.</source>
      <translation>IPv6 desteklenmiyor: bir ad ya da IPv4 adresi yazın.</translation>
    </message>
    <message>
      <source>In the voice (RFC 4733)</source>
      <translation>Sesin içinde (RFC 4733)</translation>
    </message>
    <message>
      <source>Keep alive every</source>
      <translation>Canlı tutma</translation>
    </message>
    <message>
      <source>Keypad tones</source>
      <translation>Tuş sesleri</translation>
    </message>
    <message>
      <source>Less</source>
      <translation>Daha az</translation>
    </message>
    <message>
      <source>More…</source>
      <translation>Daha fazla…</translation>
    </message>
    <message>
      <source>Move down</source>
      <translation>Aşağı al</translation>
    </message>
    <message>
      <source>Move up</source>
      <translation>Yukarı al</translation>
    </message>
    <message>
      <source>Name that others see</source>
      <translation>Başkalarının gördüğü ad</translation>
    </message>
    <message>
      <source>Never</source>
      <translation>Hiçbir zaman</translation>
    </message>
    <message>
      <source>New phone account</source>
      <translation>Yeni telefon hesabı</translation>
    </message>
    <message>
      <source>Number of the mailbox</source>
      <translation>Sesli posta numarası</translation>
    </message>
    <message>
      <source>Off</source>
      <translation>Kapalı</translation>
    </message>
    <message>
      <source>Only digits, *, # and +.</source>
      <translation>Yalnızca rakam, *, # ve +.</translation>
    </message>
    <message>
      <source>Only for TLS</source>
      <translation>Yalnızca TLS için</translation>
    </message>
    <message>
      <source>Only what stands before the @, without spaces.</source>
      <translation>Yalnızca @ işaretinden öncesi, boşluksuz.</translation>
    </message>
    <message>
      <source>Only where it is not the domain</source>
      <translation>Yalnızca alan adından farklıysa</translation>
    </message>
    <message>
      <source>Only where it is not the user</source>
      <translation>Yalnızca kullanıcıdan farklıysa</translation>
    </message>
    <message>
      <source>Only where your operator named one</source>
      <translation>Yalnızca operatörünüz verdiyse</translation>
    </message>
    <message>
      <source>Operator</source>
      <translation>Operatör</translation>
    </message>
    <message>
      <source>Password</source>
      <translation>Parola</translation>
    </message>
    <message>
      <source>Phone account</source>
      <translation>Telefon hesabı</translation>
    </message>
    <message>
      <source>Prefix for parking a call</source>
      <translation>Çağrı park etme öneki</translation>
    </message>
    <message>
      <source>Prefix for picking one up</source>
      <translation>Çağrı çekme öneki</translation>
    </message>
    <message>
      <source>Proxy</source>
      <translation>Vekil sunucu</translation>
    </message>
    <message>
      <source>Register every</source>
      <translation>Kayıt yenileme</translation>
    </message>
    <message>
      <source>Registrar</source>
      <translation>Kayıt sunucusu</translation>
    </message>
    <message>
      <source>STUN server</source>
      <translation>STUN sunucusu</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Kaydet</translation>
    </message>
    <message>
      <source>Session timer</source>
      <translation>Oturum süresi</translation>
    </message>
    <message>
      <source>Show or hide the password</source>
      <translation>Parolayı göster ya da gizle</translation>
    </message>
    <message>
      <source>Such as 1001 or 902121234567</source>
      <translation>1001 ya da 902121234567 gibi</translation>
    </message>
    <message>
      <source>Such as sip.operator.example</source>
      <translation>sip.operator.example gibi</translation>
    </message>
    <message>
      <source>There is an account of this user at this domain.</source>
      <translation>Bu alan adında bu kullanıcının hesabı zaten var.</translation>
    </message>
    <message>
      <source>Transport</source>
      <translation>Taşıma</translation>
    </message>
    <message>
      <source>Type the domain your operator gave you.</source>
      <translation>Operatörünüzün verdiği alan adını yazın.</translation>
    </message>
    <message>
      <source>Type the password.</source>
      <translation>Parolayı yazın.</translation>
    </message>
    <message>
      <source>Type the user your operator gave you.</source>
      <translation>Operatörünüzün verdiği kullanıcıyı yazın.</translation>
    </message>
    <message>
      <source>User</source>
      <translation>Kullanıcı</translation>
    </message>
    <message>
      <source>User for authentication</source>
      <translation>Kimlik doğrulama kullanıcısı</translation>
    </message>
    <message>
      <source>Where the other side can</source>
      <translation>Karşı taraf yapabiliyorsa</translation>
    </message>
    <message>
      <source>s</source>
      <translation>sn</translation>
    </message>
  </context>
  <context>
    <name>PhoneReach</name>
    <message>
      <source>A tel:, sip: or callto: link only fills the dialler; nothing is called by itself.</source>
      <translation>tel:, sip: ya da callto: bağlantısı yalnızca numarayı yazar, hiçbir şey kendiliğinden aranmaz.</translation>
    </message>
    <message>
      <source>Buttons of a headset and media keys</source>
      <translation>Kulaklık düğmeleri ve ortam tuşları</translation>
    </message>
    <message>
      <source>Choose Santral for tel: links in the settings of your system; they only fill the dialler.</source>
      <translation>Sisteminizin ayarlarında tel: bağlantıları için Santral’i seçin, yalnızca numarayı yazarlar.</translation>
    </message>
    <message>
      <source>Commands for keys of your system</source>
      <translation>Sisteminizin tuşları için komutlar</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>Kopyalandı</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopyala</translation>
    </message>
    <message>
      <source>Copy the commands</source>
      <translation>Komutları kopyala</translation>
    </message>
    <message>
      <source>Give them to keys in your system's own settings, or to another program; they reach the desk that runs.</source>
      <translation>Bunları sistem ayarlarınızdan tuşlara veya başka bir programa atayın; çalışan masaya ulaşırlar.</translation>
    </message>
    <message>
      <source>Not on this system.</source>
      <translation>Bu sistemde yok.</translation>
    </message>
    <message>
      <source>Open them with Santral</source>
      <translation>Santral ile aç</translation>
    </message>
    <message>
      <source>Santral opens tel:, sip: and callto: links now. They only fill the dialler.</source>
      <translation>tel:, sip: ve callto: bağlantılarını artık Santral açıyor. Yalnızca numarayı yazarlar.</translation>
    </message>
    <message>
      <source>Telephone links in other programs</source>
      <translation>Başka programlardaki telefon bağlantıları</translation>
    </message>
    <message>
      <source>While there is a call, play answers, mutes and unmutes, and stop hangs up, where your system hands on media keys (MPRIS).</source>
      <translation>Görüşme varken oynat tuşu yanıtlar, sesi kapatıp açar, durdur tuşu kapatır, sisteminiz ortam tuşlarını iletiyorsa (MPRIS).</translation>
    </message>
  </context>
  <context>
    <name>PhoneRefusal</name>
    <message>
      <source>All calls are as they were.</source>
      <translation>Bütün görüşmeler olduğu gibi kaldı.</translation>
    </message>
    <message>
      <source>Ask a colleague first</source>
      <translation>Önce bir iş arkadaşınıza sorun</translation>
    </message>
    <message>
      <source>Ask your administrator for its prefix.</source>
      <translation>Bunun ön ekini yöneticinize sorun.</translation>
    </message>
    <message>
      <source>Both calls are as they were.</source>
      <translation>İki görüşme de olduğu gibi duruyor.</translation>
    </message>
    <message>
      <source>Check the digits.</source>
      <translation>Rakamları kontrol edin.</translation>
    </message>
    <message>
      <source>End one, then call again.</source>
      <translation>Birini bitirin, sonra yeniden arayın.</translation>
    </message>
    <message>
      <source>Four calls are the most</source>
      <translation>En çok dört görüşme olabilir</translation>
    </message>
    <message>
      <source>Look at Settings, Phone.</source>
      <translation>Ayarlar, Telefon sayfasına bakın.</translation>
    </message>
    <message>
      <source>Look whether the disk is full.</source>
      <translation>Diskin dolu olup olmadığına bakın.</translation>
    </message>
    <message>
      <source>No microphone or loudspeaker was found</source>
      <translation>Mikrofon ya da hoparlör bulunamadı</translation>
    </message>
    <message>
      <source>Nobody has answered on the second line yet</source>
      <translation>İkinci hatta henüz cevap veren yok</translation>
    </message>
    <message>
      <source>Not possible with the call as it is now</source>
      <translation>Görüşmenin şu anki durumunda olmuyor</translation>
    </message>
    <message>
      <source>Nothing was done.</source>
      <translation>Bir şey yapılmadı.</translation>
    </message>
    <message>
      <source>Only two calls can be brought together</source>
      <translation>Yalnızca iki görüşme birleştirilebilir</translation>
    </message>
    <message>
      <source>Plug a headset in; the call goes on meanwhile.</source>
      <translation>Bir kulaklık takın; görüşme bu arada sürüyor.</translation>
    </message>
    <message>
      <source>Press them again.</source>
      <translation>Yeniden basın.</translation>
    </message>
    <message>
      <source>The call is already over</source>
      <translation>Görüşme zaten bitti</translation>
    </message>
    <message>
      <source>The call is as it was.</source>
      <translation>Görüşme olduğu gibi duruyor.</translation>
    </message>
    <message>
      <source>The call is not being recorded</source>
      <translation>Görüşme kaydedilmiyor</translation>
    </message>
    <message>
      <source>The call is yours again.</source>
      <translation>Görüşme yeniden sizde.</translation>
    </message>
    <message>
      <source>The digits were not sent</source>
      <translation>Rakamlar gönderilmedi</translation>
    </message>
    <message>
      <source>The phone could not do that</source>
      <translation>Telefon bunu yapamadı</translation>
    </message>
    <message>
      <source>The phone is not registered</source>
      <translation>Telefon kayıtlı değil</translation>
    </message>
    <message>
      <source>The transfer did not go through</source>
      <translation>Aktarma olmadı</translation>
    </message>
    <message>
      <source>Then you can bring both together. Customers stay apart.</source>
      <translation>Sonra ikisini birleştirebilirsiniz. Müşteriler ayrı kalır.</translation>
    </message>
    <message>
      <source>This account cannot pick up a colleague's call</source>
      <translation>Bu hesap bir iş arkadaşının çağrısını alamıyor</translation>
    </message>
    <message>
      <source>This account has no place to park a call</source>
      <translation>Bu hesapta çağrı park edilecek yer yok</translation>
    </message>
    <message>
      <source>This is no number that can be called</source>
      <translation>Bu, aranabilecek bir numara değil</translation>
    </message>
    <message>
      <source>This telephone account is not set up</source>
      <translation>Bu telefon hesabı kurulu değil</translation>
    </message>
    <message>
      <source>Try again.</source>
      <translation>Yeniden deneyin.</translation>
    </message>
    <message>
      <source>Wait until it is answered, then try again.</source>
      <translation>Cevaplanmasını bekleyip yeniden deneyin.</translation>
    </message>
    <message>
      <source>You can call as soon as its dot is green.</source>
      <translation>Noktası yeşil olunca arayabilirsiniz.</translation>
    </message>
  </context>
  <context>
    <name>PhoneSettings</name>
    <message>
      <source>Add an account…</source>
      <translation>Hesap ekle…</translation>
    </message>
    <message>
      <source>Announcement before a recording</source>
      <translation>Kayıttan önceki duyuru</translation>
    </message>
    <message>
      <source>Change this account</source>
      <translation>Bu hesabı değiştir</translation>
    </message>
    <message>
      <source>Choose a file…</source>
      <translation>Dosya seç…</translation>
    </message>
    <message>
      <source>Hear the announcement</source>
      <translation>Duyuruyu dinle</translation>
    </message>
    <message>
      <source>Look at this account and try it</source>
      <translation>Bu hesaba bak ve dene</translation>
    </message>
    <message>
      <source>No account yet: your company gives you one, or you type it in.</source>
      <translation>Henüz hesap yok: şirketiniz size bir hesap verir ya da siz yazarsınız.</translation>
    </message>
    <message>
      <source>No announcement</source>
      <translation>Duyuru olmasın</translation>
    </message>
    <message>
      <source>None: say yourself that you record. A WAV is heard by both sides.</source>
      <translation>Yok: kaydettiğinizi kendiniz söyleyin. Bir WAV’ı iki taraf da duyar.</translation>
    </message>
    <message>
      <source>Not in use</source>
      <translation>Kullanılmıyor</translation>
    </message>
    <message>
      <source>Press again to remove it with its password.</source>
      <translation>Parolasıyla birlikte kaldırmak için yeniden basın.</translation>
    </message>
    <message>
      <source>Remove this account</source>
      <translation>Bu hesabı kaldır</translation>
    </message>
    <message>
      <source>given by your company</source>
      <translation>şirketiniz verdi</translation>
    </message>
  </context>
  <context>
    <name>PhoneTest</name>
    <message>
      <source>A call goes through</source>
      <translation>Bir çağrı kuruluyor</translation>
    </message>
    <message>
      <source>A number that sends back what it hears; your operator may have one.</source>
      <translation>Duyduğunu geri gönderen bir numara, operatörünüzde olabilir.</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>Kopyalandı</translation>
    </message>
    <message>
      <source>Copy the diagnosis</source>
      <translation>Tanıyı kopyala</translation>
    </message>
    <message>
      <source>Does it work?</source>
      <translation>Çalışıyor mu?</translation>
    </message>
    <message>
      <source>Echo number, to try the sound</source>
      <translation>Sesi denemek için yankı numarası</translation>
    </message>
    <message>
      <source>Everything works: calls go out, and sound comes back.</source>
      <translation>Her şey çalışıyor: çağrılar kuruluyor, ses geri geliyor.</translation>
    </message>
    <message>
      <source>It failed in a way this version has no words for: {code}</source>
      <translation>Bu sürümün söz bulamadığı bir biçimde başarısız oldu: {code}</translation>
    </message>
    <message>
      <source>Its certificate is trusted</source>
      <translation>Sertifikasına güveniliyor</translation>
    </message>
    <message>
      <source>No protected connection came about: this port may speak no TLS; check the port, or choose UDP or TCP.</source>
      <translation>Korumalı bağlantı kurulamadı: bu kapıda TLS konuşulmuyor olabilir; kapı numarasını denetleyin ya da UDP veya TCP seçin.</translation>
    </message>
    <message>
      <source>No server has this name: check the spelling of the domain, or whether this machine is on the network.</source>
      <translation>Bu adda bir sunucu yok: alan adının yazılışını ya da bu bilgisayarın ağa bağlı olup olmadığını denetleyin.</translation>
    </message>
    <message>
      <source>Nobody answers at this address: check port and transport, and whether a firewall or VPN stands between.</source>
      <translation>Bu adreste kimse yanıt vermiyor: kapı numarasını ve taşımayı, arada bir güvenlik duvarı ya da VPN olup olmadığını denetleyin.</translation>
    </message>
    <message>
      <source>Sound comes back</source>
      <translation>Ses geri geliyor</translation>
    </message>
    <message>
      <source>Sound comes, but not your own: this number plays or answers something else; ask your operator for the number of its echo test.</source>
      <translation>Ses geliyor ama sizinki değil: bu numara başka bir şey çalıyor ya da yanıtlıyor; operatörünüze yankı testinin numarasını sorun.</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>Dene</translation>
    </message>
    <message>
      <source>The account works. No call was tried: four calls are up already. Test again when one has ended.</source>
      <translation>Hesap çalışıyor. Arama denenmedi: zaten dört görüşme var. Biri bitince yeniden deneyin.</translation>
    </message>
    <message>
      <source>The account works. Sound was not tried: give an echo number for that.</source>
      <translation>Hesap çalışıyor. Ses denenmedi: bunun için bir yankı numarası verin.</translation>
    </message>
    <message>
      <source>The call went through but no sound came back: a firewall drops it; allow UDP for voice, or ask for STUN under More.</source>
      <translation>Çağrı kuruldu ama ses geri gelmedi: bir güvenlik duvarı sesi düşürüyor; ses için UDP’ye izin verin ya da Daha fazla altında STUN kullanın.</translation>
    </message>
    <message>
      <source>The connection broke off in the middle: check the network cable or Wi-Fi, then try again.</source>
      <translation>Bağlantı yarıda koptu: ağ kablosunu ya da Wi-Fi’yi denetleyip yeniden deneyin.</translation>
    </message>
    <message>
      <source>The phone gave no answer: try again in a moment.</source>
      <translation>Telefon yanıt vermedi: birazdan yeniden deneyin.</translation>
    </message>
    <message>
      <source>The phone is not running here, so nothing can be tried.</source>
      <translation>Telefon burada çalışmıyor, bu yüzden hiçbir şey denenemiyor.</translation>
    </message>
    <message>
      <source>The server answers</source>
      <translation>Sunucu yanıt veriyor</translation>
    </message>
    <message>
      <source>The server does not know this user: check the user and the domain.</source>
      <translation>Sunucu bu kullanıcıyı tanımıyor: kullanıcıyı ve alan adını denetleyin.</translation>
    </message>
    <message>
      <source>The server failed by itself: try again in a minute, and tell your operator if it stays.</source>
      <translation>Sunucu kendi içinde hata verdi: bir dakika sonra yeniden deneyin, sürerse operatörünüze bildirin.</translation>
    </message>
    <message>
      <source>The server is there but takes no calls on this port: check the port, or choose another transport.</source>
      <translation>Sunucu orada ama bu kapıdan çağrı almıyor: kapı numarasını denetleyin ya da başka bir taşıma seçin.</translation>
    </message>
    <message>
      <source>The server refused the password: type it again, and check the user for authentication under More.</source>
      <translation>Sunucu parolayı reddetti: yeniden yazın ve Daha fazla altındaki kimlik doğrulama kullanıcısını denetleyin.</translation>
    </message>
    <message>
      <source>The server’s certificate is not trusted here: check the domain and this machine’s clock, or ask your administrator for the right certificate.</source>
      <translation>Sunucunun sertifikasına burada güvenilmiyor: alan adını ve bu bilgisayarın saatini denetleyin ya da doğru sertifikayı yöneticinizden isteyin.</translation>
    </message>
    <message>
      <source>The server’s name is found</source>
      <translation>Sunucunun adı bulunuyor</translation>
    </message>
    <message>
      <source>The test goes from the name to the sound, and says where it ends.</source>
      <translation>Deneme addan sese kadar gider ve nerede bittiğini söyler.</translation>
    </message>
    <message>
      <source>Trying {account}…</source>
      <translation>{account} deneniyor…</translation>
    </message>
    <message>
      <source>User and password are accepted</source>
      <translation>Kullanıcı ve parola kabul ediliyor</translation>
    </message>
    <message>
      <source>Without names, numbers and passwords</source>
      <translation>Adlar, numaralar ve parolalar olmadan</translation>
    </message>
    <message>
      <source>You and the server share no codec: allow PCMA and PCMU under More.</source>
      <translation>Sunucuyla ortak bir kodek yok: Daha fazla altında PCMA ve PCMU’ya izin verin.</translation>
    </message>
    <message>
      <source>done</source>
      <translation>tamam</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>başarısız</translation>
    </message>
    <message>
      <source>is being tried</source>
      <translation>deneniyor</translation>
    </message>
    <message>
      <source>not tried</source>
      <translation>denenmedi</translation>
    </message>
    <message>
      <source>not tried yet</source>
      <translation>henüz denenmedi</translation>
    </message>
    <message>
      <source>{count} ms</source>
      <translation>{count} ms</translation>
    </message>
  </context>
  <context>
    <name>Preflight</name>
    <message numerus="yes">
      <source>%n things want a look. You can be available all the same.</source>
      <translation>
        <numerusform>%n konuya bakmak gerek. Yine de hazır olabilirsiniz.</numerusform>
      </translation>
    </message>
    <message>
      <source>Available anyway</source>
      <translation>Yine de hazırım</translation>
    </message>
    <message>
      <source>Being looked at…</source>
      <translation>Bakılıyor…</translation>
    </message>
    <message>
      <source>Calls do not reach you. {why}</source>
      <translation>Çağrılar size ulaşmıyor. {why}</translation>
    </message>
    <message>
      <source>Calls do not reach you. {why}.</source>
      <translation>Çağrılar size ulaşmıyor. {why}.</translation>
    </message>
    <message>
      <source>Clock</source>
      <translation>Saat</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Kapat</translation>
    </message>
    <message>
      <source>Connected.</source>
      <translation>Bağlı.</translation>
    </message>
    <message>
      <source>Disk</source>
      <translation>Disk</translation>
    </message>
    <message>
      <source>Everything is ready.</source>
      <translation>Her şey hazır.</translation>
    </message>
    <message>
      <source>Fix</source>
      <translation>Düzelt</translation>
    </message>
    <message>
      <source>Is everything ready for calls?</source>
      <translation>Aramalar için her şey hazır mı?</translation>
    </message>
    <message>
      <source>It hears you.</source>
      <translation>Sizi duyuyor.</translation>
    </message>
    <message>
      <source>It is plugged in but hears nothing at all: look for a mute switch on the headset.</source>
      <translation>Takılı ama hiçbir şey duymuyor: kulaklıkta bir susturma düğmesi arayın.</translation>
    </message>
    <message>
      <source>It is plugged in.</source>
      <translation>Takılı.</translation>
    </message>
    <message>
      <source>Line and platform are fine</source>
      <translation>Hat ve platform sorunsuz</translation>
    </message>
    <message>
      <source>Look</source>
      <translation>Bak</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>Yeniden bak</translation>
    </message>
    <message>
      <source>Microphone</source>
      <translation>Mikrofon</translation>
    </message>
    <message>
      <source>Microphone, line and platform are fine</source>
      <translation>Mikrofon, hat ve platform sorunsuz</translation>
    </message>
    <message>
      <source>None is plugged in: customers would not hear you.</source>
      <translation>Takılı değil: müşteriler sizi duyamaz.</translation>
    </message>
    <message>
      <source>None is plugged in: you would hear nobody.</source>
      <translation>Takılı değil: kimseyi duyamazsınız.</translation>
    </message>
    <message>
      <source>Not connected: calls work, but what customers wrote meanwhile is not here yet.</source>
      <translation>Bağlı değil: aramalar çalışır ama müşterilerin bu arada yazdıkları henüz burada değil.</translation>
    </message>
    <message>
      <source>Not known.</source>
      <translation>Bilinmiyor.</translation>
    </message>
    <message>
      <source>Not known: the phone has not said what is plugged in.</source>
      <translation>Bilinmiyor: telefon neyin takılı olduğunu söylemedi.</translation>
    </message>
    <message>
      <source>Not known: the platform has not said the time.</source>
      <translation>Bilinmiyor: platform saati söylemedi.</translation>
    </message>
    <message>
      <source>Not measured yet.</source>
      <translation>Henüz ölçülmedi.</translation>
    </message>
    <message>
      <source>One of your accounts is not registered. {why}</source>
      <translation>Hesaplarınızdan biri kayıtlı değil. {why}</translation>
    </message>
    <message>
      <source>Only {free} GB free: recordings may not fit; remove what you do not need.</source>
      <translation>Yalnızca {free} GB boş: kayıtlar sığmayabilir, gerekmeyenleri silin.</translation>
    </message>
    <message>
      <source>Open the settings</source>
      <translation>Ayarları aç</translation>
    </message>
    <message>
      <source>Phone account</source>
      <translation>Telefon hesabı</translation>
    </message>
    <message>
      <source>Platform</source>
      <translation>Platform</translation>
    </message>
    <message>
      <source>Registered: calls reach you.</source>
      <translation>Kayıtlı: çağrılar size ulaşıyor.</translation>
    </message>
    <message>
      <source>Right.</source>
      <translation>Doğru.</translation>
    </message>
    <message>
      <source>Speaker</source>
      <translation>Hoparlör</translation>
    </message>
    <message>
      <source>Still registering; look again in a few seconds.</source>
      <translation>Hâlâ kaydoluyor, birkaç saniye sonra yeniden bakın.</translation>
    </message>
    <message>
      <source>The check takes longer than usual: you are available meanwhile</source>
      <translation>Denetim alışılandan uzun sürüyor: bu arada hazırsınız</translation>
    </message>
    <message>
      <source>The one you chose is not plugged in; the system’s own is used.</source>
      <translation>Seçtiğiniz takılı değil, sistemin seçtiği kullanılıyor.</translation>
    </message>
    <message>
      <source>There is none yet: add one in the settings, or ask your administrator.</source>
      <translation>Henüz yok: ayarlardan bir hesap ekleyin ya da yöneticinize sorun.</translation>
    </message>
    <message>
      <source>This takes a second. Say a word meanwhile, so that the microphone hears you.</source>
      <translation>Bir saniye sürer. Mikrofon sizi duysun diye bu arada bir şey söyleyin.</translation>
    </message>
    <message>
      <source>Unsteady, jitter {jitter} ms: words may break up; prefer a cable to Wi-Fi.</source>
      <translation>Kararsız, titreşim {jitter} ms: sözler kesilebilir, Wi-Fi yerine kablo kullanın.</translation>
    </message>
    <message>
      <source>Way to the operator</source>
      <translation>Operatöre giden yol</translation>
    </message>
    <message>
      <source>{free} GB free.</source>
      <translation>{free} GB boş.</translation>
    </message>
    <message>
      <source>{ms} ms there and back, jitter {jitter} ms.</source>
      <translation>Gidiş dönüş {ms} ms, titreşim {jitter} ms.</translation>
    </message>
    <message>
      <source>{ms} ms there and back: people will talk over each other; prefer a cable to Wi-Fi or VPN.</source>
      <translation>Gidiş dönüş {ms} ms: konuşmalar üst üste binecek, Wi-Fi ya da VPN yerine kablo kullanın.</translation>
    </message>
    <message>
      <source>{seconds} s fast: set it by the internet, or certificates will be refused.</source>
      <translation>{seconds} sn ileri: internetten ayarlayın, yoksa sertifikalar reddedilir.</translation>
    </message>
    <message>
      <source>{seconds} s slow: set it by the internet, or certificates will be refused.</source>
      <translation>{seconds} sn geri: internetten ayarlayın, yoksa sertifikalar reddedilir.</translation>
    </message>
  </context>
  <context>
    <name>Printing</name>
    <message>
      <source>Print</source>
      <translation>Yazdır</translation>
    </message>
    <message>
      <source>Print, without notes and with the usual blacked out…</source>
      <translation>Yazdır: notsuz, alışılmış bilgiler karartılmış…</translation>
    </message>
    <message>
      <source>Print…</source>
      <translation>Yazdır…</translation>
    </message>
  </context>
  <context>
    <name>Priorities</name>
    <message>
      <source>High</source>
      <translation>Yüksek</translation>
    </message>
    <message>
      <source>Low</source>
      <translation>Düşük</translation>
    </message>
    <message>
      <source>Normal</source>
      <translation>Normal</translation>
    </message>
    <message>
      <source>Urgent</source>
      <translation>Acil</translation>
    </message>
  </context>
  <context>
    <name>QKeySequenceEdit</name>
    <message>
      <source>Press shortcut</source>
      <translation>Tuşlara basın</translation>
    </message>
  </context>
  <context>
    <name>QShortcut</name>
    <message>
      <source>Alt</source>
      <translation>Alt</translation>
    </message>
    <message>
      <source>Ctrl</source>
      <translation>Ctrl</translation>
    </message>
    <message>
      <source>Return</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>Shift</source>
      <translation>Shift</translation>
    </message>
  </context>
  <context>
    <name>Quality</name>
    <message numerus="yes">
      <source>%n agents</source>
      <translation>
        <numerusform>%n temsilci</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n contacts</source>
      <translation>
        <numerusform>%n görüşme</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n mistakes</source>
      <translation>
        <numerusform>%n hata</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n not read yet</source>
      <translation>
        <numerusform>%n okunmadı</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n questions</source>
      <translation>
        <numerusform>%n soru</numerusform>
      </translation>
    </message>
    <message>
      <source>A form</source>
      <translation>Bir form</translation>
    </message>
    <message>
      <source>A question without words</source>
      <translation>Metni olmayan soru</translation>
    </message>
    <message>
      <source>A rule under Forms says how many contacts of each agent are drawn.</source>
      <translation>Her temsilciden kaç görüşme çekileceğini Formlar altındaki kural söyler.</translation>
    </message>
    <message>
      <source>A scale goes up from 0 or more, in at most {most} steps</source>
      <translation>Ölçek 0 veya üstünden yukarı gider, en çok {most} basamak</translation>
    </message>
    <message>
      <source>A section without a name</source>
      <translation>Adı olmayan bölüm</translation>
    </message>
    <message>
      <source>A week of each</source>
      <translation>Kişi başına haftada</translation>
    </message>
    <message>
      <source>A weight is 0 or more</source>
      <translation>Ağırlık 0 ya da daha fazladır</translation>
    </message>
    <message>
      <source>Add a question</source>
      <translation>Soru ekle</translation>
    </message>
    <message>
      <source>Add a section</source>
      <translation>Bölüm ekle</translation>
    </message>
    <message>
      <source>All channels</source>
      <translation>Tüm kanallar</translation>
    </message>
    <message>
      <source>Any length</source>
      <translation>Her süre</translation>
    </message>
    <message>
      <source>As whoever evaluates sees it: try it</source>
      <translation>Değerlendirenin gördüğü gibi: deneyin</translation>
    </message>
    <message>
      <source>Becomes edition {edition}; earlier ones stay as they are.</source>
      <translation>{edition}. sürüm olur; öncekiler olduğu gibi kalır.</translation>
    </message>
    <message>
      <source>Build one at the right, or read one from a file.</source>
      <translation>Sağda bir tane oluşturun ya da dosyadan okuyun.</translation>
    </message>
    <message>
      <source>By {name}. You may answer it once.</source>
      <translation>Değerlendiren: {name}. Bir kez yanıtlayabilirsiniz.</translation>
    </message>
    <message>
      <source>Channels</source>
      <translation>Kanallar</translation>
    </message>
    <message>
      <source>Copy as a new form</source>
      <translation>Yeni form olarak kopyala</translation>
    </message>
    <message>
      <source>Copy it below   D</source>
      <translation>Altına kopyala   D</translation>
    </message>
    <message>
      <source>Critical</source>
      <translation>Kritik</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Bitti</translation>
    </message>
    <message>
      <source>Done by me</source>
      <translation>Ben yaptım</translation>
    </message>
    <message>
      <source>Draw</source>
      <translation>Örneklem</translation>
    </message>
    <message>
      <source>Draw others</source>
      <translation>Başkalarını çek</translation>
    </message>
    <message>
      <source>Drawn at random, and on every desk the same ones. What comes until the end of a week may change what is drawn of it.</source>
      <translation>Rastgele çekilir ve her masada aynıdır. Hafta bitene kadar gelenler, o haftadan çekileni değiştirebilir.</translation>
    </message>
    <message>
      <source>Edition {edition}</source>
      <translation>{edition}. sürüm</translation>
    </message>
    <message>
      <source>Edition {edition}, retired</source>
      <translation>{edition}. sürüm, kullanımdan kalktı</translation>
    </message>
    <message>
      <source>Enter edits, Alt with the arrows moves, N: a question, S: a section, D: a copy, Delete takes it away, Ctrl+Z brings it back.</source>
      <translation>Enter düzenler, Alt ile oklar taşır, N: soru, S: bölüm, D: kopya, Delete kaldırır, Ctrl+Z geri getirir.</translation>
    </message>
    <message>
      <source>Everybody</source>
      <translation>Herkes</translation>
    </message>
    <message>
      <source>Form</source>
      <translation>Form</translation>
    </message>
    <message>
      <source>Forms</source>
      <translation>Formlar</translation>
    </message>
    <message>
      <source>From – to…</source>
      <translation>Şundan şuna…</translation>
    </message>
    <message>
      <source>Go on from another edition</source>
      <translation>Başka bir sürümden devam et</translation>
    </message>
    <message>
      <source>Highest</source>
      <translation>En yüksek</translation>
    </message>
    <message>
      <source>How many contacts are drawn, and of whom</source>
      <translation>Kaç görüşmenin, kimlerden çekileceği</translation>
    </message>
    <message>
      <source>It cannot be read: {why}</source>
      <translation>Okunamıyor: {why}</translation>
    </message>
    <message>
      <source>It cannot be written: {why}</source>
      <translation>Yazılamıyor: {why}</translation>
    </message>
    <message>
      <source>Last week</source>
      <translation>Geçen hafta</translation>
    </message>
    <message>
      <source>Lowest</source>
      <translation>En düşük</translation>
    </message>
    <message>
      <source>May not apply</source>
      <translation>Uygulanamayabilir</translation>
    </message>
    <message>
      <source>Mistakes</source>
      <translation>Hatalar</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Diğer</translation>
    </message>
    <message>
      <source>More than {what} questions</source>
      <translation>{what} sorudan fazla</translation>
    </message>
    <message>
      <source>Move down   Alt+Down</source>
      <translation>Aşağı taşı   Alt+Aşağı</translation>
    </message>
    <message>
      <source>Move up   Alt+Up</source>
      <translation>Yukarı taşı   Alt+Yukarı</translation>
    </message>
    <message>
      <source>My evaluations</source>
      <translation>Değerlendirmelerim</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Ad</translation>
    </message>
    <message>
      <source>New form</source>
      <translation>Yeni form</translation>
    </message>
    <message>
      <source>No contact of theirs fits the rule.</source>
      <translation>Kurala uyan görüşmeleri yok.</translation>
    </message>
    <message>
      <source>No evaluation yet</source>
      <translation>Henüz değerlendirme yok</translation>
    </message>
    <message>
      <source>No form yet</source>
      <translation>Henüz form yok</translation>
    </message>
    <message>
      <source>No shorter than</source>
      <translation>En az süre</translation>
    </message>
    <message>
      <source>Nobody's earlier evaluation changes with a new edition.</source>
      <translation>Yeni sürüm, önceki değerlendirmelerin hiçbirini değiştirmez.</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Yok</translation>
    </message>
    <message>
      <source>Not saved yet</source>
      <translation>Henüz kaydedilmedi</translation>
    </message>
    <message>
      <source>Nothing is drawn for this week</source>
      <translation>Bu hafta için çekilen yok</translation>
    </message>
    <message>
      <source>Nothing of that week is drawn</source>
      <translation>O haftadan hiçbir şey çekilmiyor</translation>
    </message>
    <message>
      <source>Nothing weighs anything yet</source>
      <translation>Henüz hiçbir ağırlık yok</translation>
    </message>
    <message>
      <source>Of whom</source>
      <translation>Kimlerden</translation>
    </message>
    <message>
      <source>Passes from</source>
      <translation>Geçme sınırı</translation>
    </message>
    <message>
      <source>Preview</source>
      <translation>Önizleme</translation>
    </message>
    <message>
      <source>Quality</source>
      <translation>Kalite</translation>
    </message>
    <message>
      <source>Read</source>
      <translation>Oku</translation>
    </message>
    <message>
      <source>Read a form</source>
      <translation>Form oku</translation>
    </message>
    <message>
      <source>Read a form from a file…</source>
      <translation>Dosyadan form oku…</translation>
    </message>
    <message>
      <source>Retire this form</source>
      <translation>Bu formu kullanımdan kaldır</translation>
    </message>
    <message>
      <source>Retired</source>
      <translation>Kaldırıldı</translation>
    </message>
    <message>
      <source>Save edition {edition}</source>
      <translation>{edition}. sürümü kaydet</translation>
    </message>
    <message>
      <source>Save it as a file…</source>
      <translation>Dosya olarak kaydet…</translation>
    </message>
    <message>
      <source>Save the form</source>
      <translation>Formu kaydet</translation>
    </message>
    <message>
      <source>Save the rule</source>
      <translation>Kuralı kaydet</translation>
    </message>
    <message>
      <source>Saved as {file}</source>
      <translation>Kaydedildi: {file}</translation>
    </message>
    <message>
      <source>Say how many contacts of each agent are drawn a week.</source>
      <translation>Her temsilciden haftada kaç görüşme çekileceğini belirleyin.</translation>
    </message>
    <message>
      <source>Scale</source>
      <translation>Ölçek</translation>
    </message>
    <message>
      <source>Take it away   Del</source>
      <translation>Kaldır   Del</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Metin</translation>
    </message>
    <message>
      <source>The form as text</source>
      <translation>Metin olarak form</translation>
    </message>
    <message>
      <source>The form as the file it is kept in</source>
      <translation>Form, saklandığı dosya olarak</translation>
    </message>
    <message>
      <source>The form has no name</source>
      <translation>Formun adı yok</translation>
    </message>
    <message>
      <source>The week after</source>
      <translation>Sonraki hafta</translation>
    </message>
    <message>
      <source>The week before</source>
      <translation>Önceki hafta</translation>
    </message>
    <message>
      <source>There is no question</source>
      <translation>Hiç soru yok</translation>
    </message>
    <message>
      <source>This cannot be read: {what}</source>
      <translation>Bu okunamıyor: {what}</translation>
    </message>
    <message>
      <source>This form draws nothing</source>
      <translation>Bu form görüşme çekmiyor</translation>
    </message>
    <message>
      <source>This week so far</source>
      <translation>Bu hafta, şimdiye dek</translation>
    </message>
    <message>
      <source>To evaluate</source>
      <translation>Değerlendirilecek</translation>
    </message>
    <message>
      <source>Unknown customer</source>
      <translation>Bilinmeyen müşteri</translation>
    </message>
    <message>
      <source>Use this form again</source>
      <translation>Bu formu yeniden kullan</translation>
    </message>
    <message>
      <source>Week {number}, {year}</source>
      <translation>{year}, {number}. hafta</translation>
    </message>
    <message>
      <source>Weight</source>
      <translation>Ağırlık</translation>
    </message>
    <message>
      <source>What is asked</source>
      <translation>Ne soruluyor</translation>
    </message>
    <message>
      <source>What is meant</source>
      <translation>Ne kastediliyor</translation>
    </message>
    <message>
      <source>What is meant: when is it the best answer, when the lowest?</source>
      <translation>Ne kastediliyor: ne zaman en iyi, ne zaman en düşük yanıt?</translation>
    </message>
    <message>
      <source>What is released to you of your own work comes here.</source>
      <translation>Kendi işinizden sizinle paylaşılanlar buraya gelir.</translation>
    </message>
    <message>
      <source>What the form is called</source>
      <translation>Formun adı</translation>
    </message>
    <message>
      <source>What the section is called</source>
      <translation>Bölümün adı</translation>
    </message>
    <message>
      <source>What would be drawn</source>
      <translation>Çekilecek olanlar</translation>
    </message>
    <message>
      <source>Yes or no</source>
      <translation>Evet ya da hayır</translation>
    </message>
    <message>
      <source>Your work was evaluated</source>
      <translation>İşiniz değerlendirildi</translation>
    </message>
    <message>
      <source>answered</source>
      <translation>yanıtlandı</translation>
    </message>
    <message>
      <source>line {line}</source>
      <translation>{line}. satır</translation>
    </message>
    <message>
      <source>name = "New form"
pass_at = 80

[[section]]
title = "Greeting"
weight = 1

[[section.question]]
text = "Did they greet by name?"
help = "Within the first message."
lowest = 0
highest = 1

[[section]]
title = "Solution"
weight = 3

[[section.question]]
text = "Was what they said right?"
lowest = 1
highest = 5
weight = 2
critical = false
may_skip = false
</source>
      <translation>name = "Yeni form"
pass_at = 80

[[section]]
title = "Karşılama"
weight = 1

[[section.question]]
text = "Adıyla karşıladı mı?"
help = "İlk iletide."
lowest = 0
highest = 1

[[section]]
title = "Çözüm"
weight = 3

[[section.question]]
text = "Söylediği doğru muydu?"
lowest = 1
highest = 5
weight = 2
critical = false
may_skip = false
</translation>
    </message>
    <message>
      <source>new</source>
      <translation>yeni</translation>
    </message>
    <message>
      <source>newest</source>
      <translation>en yeni</translation>
    </message>
    <message numerus="yes">
      <source>of %n agents</source>
      <translation>
        <numerusform>· %n temsilci</numerusform>
      </translation>
    </message>
    <message>
      <source>of {whole}: {share} of all</source>
      <translation>/ {whole}: tümünün {share}</translation>
    </message>
    <message>
      <source>seconds</source>
      <translation>saniye</translation>
    </message>
    <message>
      <source>sections weigh {sum} together</source>
      <translation>bölümlerin toplam ağırlığı {sum}</translation>
    </message>
    <message>
      <source>weight {weight}</source>
      <translation>ağırlık {weight}</translation>
    </message>
    <message>
      <source>weight {weight} of {whole}</source>
      <translation>ağırlık {weight} / {whole}</translation>
    </message>
    <message>
      <source>{agent}: {done} of {whole} done</source>
      <translation>{agent}: {whole} görüşmeden {done} tamam</translation>
    </message>
    <message>
      <source>{done} of {whole} done</source>
      <translation>{whole} görüşmeden {done} tamam</translation>
    </message>
    <message>
      <source>{form}, copy</source>
      <translation>{form}, kopya</translation>
    </message>
    <message>
      <source>{lowest} to {highest}</source>
      <translation>{lowest}–{highest}</translation>
    </message>
    <message>
      <source>{number}: a question without words</source>
      <translation>{number}: metni olmayan soru</translation>
    </message>
    <message>
      <source>{number}: a section without a name</source>
      <translation>{number}: adı olmayan bölüm</translation>
    </message>
    <message>
      <source>“Not applicable” counts neither for nor against.</source>
      <translation>“Uygulanamaz” ne lehte ne aleyhte sayılır.</translation>
    </message>
    <message>
      <source>“{what}” has a value of another kind</source>
      <translation>“{what}” başka türden bir değer taşıyor</translation>
    </message>
    <message>
      <source>“{what}” is between 0 and 100</source>
      <translation>“{what}” 0 ile 100 arasındadır</translation>
    </message>
    <message>
      <source>“{what}” is empty</source>
      <translation>“{what}” boş</translation>
    </message>
    <message>
      <source>“{what}” is missing</source>
      <translation>“{what}” eksik</translation>
    </message>
    <message>
      <source>“{what}” is not known here</source>
      <translation>“{what}” burada bilinmiyor</translation>
    </message>
    <message>
      <source>“{what}” is there twice</source>
      <translation>“{what}” iki kez var</translation>
    </message>
  </context>
  <context>
    <name>Rail</name>
    <message numerus="yes">
      <source>%n contacts to evaluate</source>
      <translation>
        <numerusform>değerlendirilecek %n temas</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new evaluations</source>
      <translation>
        <numerusform>%n yeni değerlendirme</numerusform>
      </translation>
    </message>
    <message>
      <source>Dark theme</source>
      <translation>Koyu tema</translation>
    </message>
    <message>
      <source>Inbox</source>
      <translation>Gelen kutusu</translation>
    </message>
    <message>
      <source>Light theme</source>
      <translation>Açık tema</translation>
    </message>
    <message>
      <source>Live</source>
      <translation>Canlı</translation>
    </message>
    <message numerus="yes">
      <source>Live, %n alerts</source>
      <translation>
        <numerusform>Canlı, %n uyarı</numerusform>
      </translation>
    </message>
    <message>
      <source>Main places</source>
      <translation>Ana yerler</translation>
    </message>
    <message>
      <source>My day</source>
      <translation>Günüm</translation>
    </message>
    <message>
      <source>Phone</source>
      <translation>Telefon</translation>
    </message>
    <message numerus="yes">
      <source>Phone, %n missed</source>
      <translation>
        <numerusform>Telefon, %n cevapsız</numerusform>
      </translation>
    </message>
    <message>
      <source>Quality</source>
      <translation>Kalite</translation>
    </message>
    <message>
      <source>Reports</source>
      <translation>Raporlar</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>İnceleme</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Ayarlar</translation>
    </message>
  </context>
  <context>
    <name>Reports</name>
    <message numerus="yes">
      <source>%n chosen</source>
      <translation>
        <numerusform>%n seçildi</numerusform>
      </translation>
    </message>
    <message>
      <source>A row for each</source>
      <translation>Neye göre</translation>
    </message>
    <message>
      <source>Adding it up…</source>
      <translation>Toplanıyor…</translation>
    </message>
    <message>
      <source>Agents</source>
      <translation>Temsilciler</translation>
    </message>
    <message>
      <source>All queues and teams</source>
      <translation>Tüm kuyruk ve ekipler</translation>
    </message>
    <message>
      <source>All sessions</source>
      <translation>Tüm oturumlar</translation>
    </message>
    <message>
      <source>As</source>
      <translation>Biçim</translation>
    </message>
    <message>
      <source>As long before</source>
      <translation>Önceki eşit süre</translation>
    </message>
    <message>
      <source>At</source>
      <translation>Saat</translation>
    </message>
    <message>
      <source>Beside</source>
      <translation>Karşılaştırma</translation>
    </message>
    <message>
      <source>By the company’s clock, made even while this desk is off.</source>
      <translation>Şirketin saatiyle; bu masa kapalıyken de hazırlanır.</translation>
    </message>
    <message>
      <source>Channels</source>
      <translation>Kanallar</translation>
    </message>
    <message>
      <source>Choose another time, or more queues.</source>
      <translation>Başka bir zaman ya da daha çok kuyruk seçin.</translation>
    </message>
    <message>
      <source>Contacts behind the figure</source>
      <translation>Rakamın arkasındaki görüşmeler</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Sil</translation>
    </message>
    <message>
      <source>Every Monday</source>
      <translation>Her pazartesi</translation>
    </message>
    <message>
      <source>Every day</source>
      <translation>Her gün</translation>
    </message>
    <message>
      <source>Everybody</source>
      <translation>Herkes</translation>
    </message>
    <message>
      <source>First day</source>
      <translation>İlk gün</translation>
    </message>
    <message>
      <source>First day beside it</source>
      <translation>Karşılaştırmanın ilk günü</translation>
    </message>
    <message>
      <source>From</source>
      <translation>Başlangıç</translation>
    </message>
    <message>
      <source>From – to</source>
      <translation>Tarih aralığı</translation>
    </message>
    <message>
      <source>Hand-overs of the bot</source>
      <translation>Botun devirleri</translation>
    </message>
    <message>
      <source>How often</source>
      <translation>Sıklık</translation>
    </message>
    <message>
      <source>Intervals</source>
      <translation>Aralıklar</translation>
    </message>
    <message>
      <source>Last day</source>
      <translation>Son gün</translation>
    </message>
    <message>
      <source>Last day beside it</source>
      <translation>Karşılaştırmanın son günü</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Ad</translation>
    </message>
    <message>
      <source>New</source>
      <translation>Yeni</translation>
    </message>
    <message>
      <source>None yet</source>
      <translation>Henüz yok</translation>
    </message>
    <message>
      <source>Nothing</source>
      <translation>Yok</translation>
    </message>
    <message>
      <source>Nothing happened in this time</source>
      <translation>Bu zamanda hiçbir şey olmadı</translation>
    </message>
    <message>
      <source>On the first of the month</source>
      <translation>Her ayın birinde</translation>
    </message>
    <message>
      <source>One a day</source>
      <translation>Günde bir</translation>
    </message>
    <message>
      <source>One for the whole time</source>
      <translation>Tüm zaman için bir</translation>
    </message>
    <message>
      <source>One per {minutes} minutes</source>
      <translation>{minutes} dakikada bir</translation>
    </message>
    <message>
      <source>Open the newest ({when})…</source>
      <translation>En yenisini aç ({when})…</translation>
    </message>
    <message>
      <source>Outcomes</source>
      <translation>Sonuçlar</translation>
    </message>
    <message>
      <source>Queues</source>
      <translation>Kuyruklar</translation>
    </message>
    <message>
      <source>Queues and teams</source>
      <translation>Kuyruklar ve ekipler</translation>
    </message>
    <message>
      <source>Rows</source>
      <translation>Satırlar</translation>
    </message>
    <message>
      <source>Rows of the report</source>
      <translation>Raporun satırları</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Kaydet</translation>
    </message>
    <message>
      <source>Save as {format}</source>
      <translation>{format} olarak kaydet</translation>
    </message>
    <message>
      <source>Save the report</source>
      <translation>Raporu kaydet</translation>
    </message>
    <message>
      <source>Scheduled reports</source>
      <translation>Zamanlanmış raporlar</translation>
    </message>
    <message>
      <source>Service level</source>
      <translation>Hizmet düzeyi</translation>
    </message>
    <message>
      <source>Service level: {variant}</source>
      <translation>Hizmet düzeyi: {variant}</translation>
    </message>
    <message>
      <source>The library fetches what is older.</source>
      <translation>Daha eskileri kitaplık getirir.</translation>
    </message>
    <message>
      <source>These contacts are not kept here</source>
      <translation>Bu görüşmeler burada saklanmıyor</translation>
    </message>
    <message>
      <source>This month</source>
      <translation>Bu ay</translation>
    </message>
    <message>
      <source>This week</source>
      <translation>Bu hafta</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Zaman</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>Bugün</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>Toplam</translation>
    </message>
    <message>
      <source>Total of the report</source>
      <translation>Raporun toplamı</translation>
    </message>
    <message>
      <source>What is not kept here is asked for.</source>
      <translation>Burada saklanmayan platforma soruluyor.</translation>
    </message>
    <message>
      <source>Without</source>
      <translation>Yok</translation>
    </message>
    <message>
      <source>Work it out again</source>
      <translation>Yeniden hesapla</translation>
    </message>
    <message>
      <source>Yesterday</source>
      <translation>Dün</translation>
    </message>
    <message>
      <source>as of {time}</source>
      <translation>{time} itibarıyla</translation>
    </message>
    <message>
      <source>beside {period}</source>
      <translation>karşılaştırma: {period}</translation>
    </message>
    <message>
      <source>from the platform</source>
      <translation>platformdan</translation>
    </message>
    <message>
      <source>not whole without a line: kept here since {day}</source>
      <translation>hat olmadan eksik: {day} tarihinden beri burada</translation>
    </message>
    <message>
      <source>not whole: kept here since {day}</source>
      <translation>tam değil: burada {day} tarihinden beri saklanıyor</translation>
    </message>
    <message>
      <source>of what is kept here</source>
      <translation>burada saklananlardan</translation>
    </message>
    <message>
      <source>whole since {day}</source>
      <translation>{day} tarihinden beri tam</translation>
    </message>
    <message>
      <source>{name}, before</source>
      <translation>{name}, önceki</translation>
    </message>
  </context>
  <context>
    <name>Review</name>
    <message numerus="yes">
      <source>%n chosen</source>
      <translation>
        <numerusform>%n seçildi</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n conversations</source>
      <translation>
        <numerusform>%n görüşme</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n conversations so far</source>
      <translation>
        <numerusform>şimdiye kadar %n görüşme</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n conversations were fetched.</source>
      <translation>
        <numerusform>%n görüşme getirildi.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n hits</source>
      <translation>
        <numerusform>%n eşleşme</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n offers were not answered</source>
      <translation>
        <numerusform>%n teklif yanıtlanmadı</numerusform>
      </translation>
    </message>
    <message>
      <source>Add a filter</source>
      <translation>Süzgeç ekle</translation>
    </message>
    <message>
      <source>Add a filter · Ctrl+L</source>
      <translation>Süzgeç ekle · Ctrl+L</translation>
    </message>
    <message>
      <source>Agent</source>
      <translation>Temsilci</translation>
    </message>
    <message>
      <source>All that was found</source>
      <translation>Bulunanların hepsi</translation>
    </message>
    <message>
      <source>All there is</source>
      <translation>Ne varsa</translation>
    </message>
    <message>
      <source>Also what is not listed yet (Ctrl+A)</source>
      <translation>Henüz listelenmeyenler de (Ctrl+A)</translation>
    </message>
    <message>
      <source>An agent</source>
      <translation>Bir temsilci</translation>
    </message>
    <message>
      <source>As files, or as a package to take with you</source>
      <translation>Dosya olarak ya da yanınıza almak için paket olarak</translation>
    </message>
    <message>
      <source>Back to {day}</source>
      <translation>{day} tarihine kadar</translation>
    </message>
    <message>
      <source>Began</source>
      <translation>Başlangıç</translation>
    </message>
    <message>
      <source>Best match</source>
      <translation>En uygun</translation>
    </message>
    <message>
      <source>Bot</source>
      <translation>Bot</translation>
    </message>
    <message>
      <source>Call</source>
      <translation>Çağrı</translation>
    </message>
    <message>
      <source>Came into the queue {queue}</source>
      <translation>{queue} kuyruğuna girdi</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Vazgeç</translation>
    </message>
    <message>
      <source>Channel</source>
      <translation>Kanal</translation>
    </message>
    <message>
      <source>Choose a contact</source>
      <translation>Bir görüşme seçin</translation>
    </message>
    <message>
      <source>Choose all</source>
      <translation>Hepsini seç</translation>
    </message>
    <message>
      <source>Choose none</source>
      <translation>Seçimi kaldır</translation>
    </message>
    <message>
      <source>City</source>
      <translation>Şehir</translation>
    </message>
    <message>
      <source>Clear all</source>
      <translation>Hepsini kaldır</translation>
    </message>
    <message>
      <source>Contact</source>
      <translation>Görüşme</translation>
    </message>
    <message>
      <source>Contact and remarks · Ctrl+.</source>
      <translation>Görüşme ve yorumlar · Ctrl+.</translation>
    </message>
    <message>
      <source>Conversations appear as soon as they were fetched once.</source>
      <translation>Görüşmeler bir kez getirilince burada görünür.</translation>
    </message>
    <message>
      <source>Ctrl+Enter</source>
      <translation>Ctrl+Enter</translation>
    </message>
    <message>
      <source>Customer</source>
      <translation>Müşteri</translation>
    </message>
    <message>
      <source>Delete this remark</source>
      <translation>Bu yorumu sil</translation>
    </message>
    <message>
      <source>Duration</source>
      <translation>Süre</translation>
    </message>
    <message>
      <source>E-mail</source>
      <translation>E-posta</translation>
    </message>
    <message>
      <source>Enter changes it, Delete takes it away</source>
      <translation>Enter değiştirir, Delete kaldırır</translation>
    </message>
    <message>
      <source>Evaluation</source>
      <translation>Değerlendirme</translation>
    </message>
    <message>
      <source>Everything of {name}</source>
      <translation>{name}: tüm görüşmeleri</translation>
    </message>
    <message>
      <source>Everything of {teams} is on this machine.</source>
      <translation>{teams} ile ilgili her şey bu bilgisayarda.</translation>
    </message>
    <message>
      <source>Everything of {teams} since {day} is here.</source>
      <translation>{teams}: {day} tarihinden bu yana her şey burada.</translation>
    </message>
    <message>
      <source>Everything you may see is on this machine.</source>
      <translation>Görebileceğiniz her şey bu makinede.</translation>
    </message>
    <message>
      <source>Everything you may see since {day} is here.</source>
      <translation>{day} tarihinden bu yana görebileceğiniz her şey burada.</translation>
    </message>
    <message>
      <source>Fetch older…</source>
      <translation>Eskileri getir…</translation>
    </message>
    <message>
      <source>Fetching older ones: {came}</source>
      <translation>Eskiler getiriliyor: {came}</translation>
    </message>
    <message>
      <source>Fetching older ones: {came}, back to {day}</source>
      <translation>Eskiler getiriliyor: {came}, {day} tarihine gelindi</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Süz</translation>
    </message>
    <message>
      <source>Filter by…</source>
      <translation>Neye göre…</translation>
    </message>
    <message>
      <source>Filters</source>
      <translation>Süzgeçler</translation>
    </message>
    <message>
      <source>Five seconds back · ←</source>
      <translation>Beş saniye geri · ←</translation>
    </message>
    <message>
      <source>Go there</source>
      <translation>Oraya git</translation>
    </message>
    <message>
      <source>Handed over</source>
      <translation>Devretti</translation>
    </message>
    <message>
      <source>Has a recording</source>
      <translation>Kaydı var</translation>
    </message>
    <message>
      <source>Hit {place} of {whole}</source>
      <translation>Eşleşme {place} / {whole}</translation>
    </message>
    <message>
      <source>Intent</source>
      <translation>Niyet</translation>
    </message>
    <message>
      <source>It is read here whole: messages, the bot's turns, waits, calls and notes.</source>
      <translation>Burada bütünüyle okunur: mesajlar, botun sözleri, beklemeler, çağrılar ve notlar.</translation>
    </message>
    <message>
      <source>It was erased, or taken off this machine by its policy.</source>
      <translation>Silindi ya da saklama kuralıyla bu makineden kaldırıldı.</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Sakla</translation>
    </message>
    <message>
      <source>Keep this search…</source>
      <translation>Bu aramayı sakla…</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>Etiket</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Etiketler</translation>
    </message>
    <message>
      <source>Last</source>
      <translation>Son</translation>
    </message>
    <message>
      <source>Last 30 days</source>
      <translation>Son 30 gün</translation>
    </message>
    <message>
      <source>Last 7 days</source>
      <translation>Son 7 gün</translation>
    </message>
    <message>
      <source>Last 90 days</source>
      <translation>Son 90 gün</translation>
    </message>
    <message>
      <source>Last month</source>
      <translation>Geçen ay</translation>
    </message>
    <message>
      <source>Last week</source>
      <translation>Geçen hafta</translation>
    </message>
    <message>
      <source>Leave silences out · S</source>
      <translation>Sessizlikleri atla · S</translation>
    </message>
    <message>
      <source>Left the queue after {wait}</source>
      <translation>{wait} sonra kuyruktan çıktı</translation>
    </message>
    <message>
      <source>Listen from {time}</source>
      <translation>{time} yerinden dinle</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Ad</translation>
    </message>
    <message>
      <source>Name of the search</source>
      <translation>Aramanın adı</translation>
    </message>
    <message>
      <source>Newest</source>
      <translation>En yeni</translation>
    </message>
    <message>
      <source>Next hit · F3</source>
      <translation>Sonraki eşleşme · F3</translation>
    </message>
    <message>
      <source>No filter is called so</source>
      <translation>Böyle bir süzgeç yok</translation>
    </message>
    <message>
      <source>No remarks yet. Mark a sentence, or listen to a second, and press M.</source>
      <translation>Henüz yorum yok. Bir cümleyi seçin ya da kaydın bir yerini dinleyin ve M'ye basın.</translation>
    </message>
    <message>
      <source>No search is kept yet</source>
      <translation>Henüz saklanan arama yok</translation>
    </message>
    <message>
      <source>Nobody wrote {typed}: found with {meant}</source>
      <translation>{typed} hiç yazılmamış: {meant} ile bulundu</translation>
    </message>
    <message>
      <source>Not on this machine; it comes with the line.</source>
      <translation>Bu makinede yok; bağlantı gelince iner.</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>Not</translation>
    </message>
    <message>
      <source>Nothing fits these filters</source>
      <translation>Bu süzgeçlere uyan yok</translation>
    </message>
    <message>
      <source>Nothing found</source>
      <translation>Bir şey bulunamadı</translation>
    </message>
    <message>
      <source>Nothing found with these filters</source>
      <translation>Bu süzgeçlerle bir şey bulunamadı</translation>
    </message>
    <message>
      <source>Nothing is here yet</source>
      <translation>Burada henüz bir şey yok</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Numara</translation>
    </message>
    <message>
      <source>Older comes once there is a line.</source>
      <translation>Daha eskisi bağlantı gelince getirilebilir.</translation>
    </message>
    <message>
      <source>Older: ask the platform.</source>
      <translation>Daha eskisi: platformdan isteyin.</translation>
    </message>
    <message>
      <source>One row a conversation</source>
      <translation>Görüşme başına bir satır</translation>
    </message>
    <message>
      <source>Open in the inbox · Ctrl+Enter</source>
      <translation>Gelen kutusunda aç · Ctrl+Enter</translation>
    </message>
    <message>
      <source>Outcome</source>
      <translation>Sonuç</translation>
    </message>
    <message>
      <source>Pause · Space</source>
      <translation>Duraklat · Boşluk</translation>
    </message>
    <message>
      <source>Phone</source>
      <translation>Telefon</translation>
    </message>
    <message>
      <source>Place in the recording, arrow keys move it</source>
      <translation>Kayıttaki yer, ok tuşlarıyla değişir</translation>
    </message>
    <message>
      <source>Play · Space</source>
      <translation>Çal · Boşluk</translation>
    </message>
    <message>
      <source>Possible once there is a line</source>
      <translation>Bağlantı gelince olur</translation>
    </message>
    <message>
      <source>Previous hit · Shift+F3</source>
      <translation>Önceki eşleşme · Shift+F3</translation>
    </message>
    <message>
      <source>Queue</source>
      <translation>Kuyruk</translation>
    </message>
    <message>
      <source>Rating</source>
      <translation>Puan</translation>
    </message>
    <message>
      <source>Recording</source>
      <translation>Kayıt</translation>
    </message>
    <message>
      <source>Remark</source>
      <translation>Yorum</translation>
    </message>
    <message>
      <source>Remark on this second · M</source>
      <translation>Bu saniyeye yorum yaz · M</translation>
    </message>
    <message>
      <source>Remark on this…</source>
      <translation>Buna yorum yaz…</translation>
    </message>
    <message>
      <source>Remarks</source>
      <translation>Yorumlar</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>İnceleme</translation>
    </message>
    <message>
      <source>Saved searches</source>
      <translation>Saklanan aramalar</translation>
    </message>
    <message>
      <source>Saved searches · Ctrl+B</source>
      <translation>Saklanan aramalar · Ctrl+B</translation>
    </message>
    <message>
      <source>Score</source>
      <translation>Değerlendirme</translation>
    </message>
    <message>
      <source>Search for that instead</source>
      <translation>Bunun yerine onu ara</translation>
    </message>
    <message>
      <source>Search in the library</source>
      <translation>Arşivde ara</translation>
    </message>
    <message>
      <source>Search without filters</source>
      <translation>Süzgeçsiz ara</translation>
    </message>
    <message>
      <source>Searching…</source>
      <translation>Aranıyor…</translation>
    </message>
    <message>
      <source>Since {day}</source>
      <translation>{day} ve sonrası</translation>
    </message>
    <message>
      <source>Speed · [ and ]</source>
      <translation>Hız · [ ve ]</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Durdur</translation>
    </message>
    <message>
      <source>Stopped; what came is kept.</source>
      <translation>Durduruldu; gelenler saklandı.</translation>
    </message>
    <message>
      <source>Subject</source>
      <translation>Konu</translation>
    </message>
    <message>
      <source>Summary</source>
      <translation>Özet</translation>
    </message>
    <message>
      <source>Survey</source>
      <translation>Anket</translation>
    </message>
    <message>
      <source>Take away</source>
      <translation>Kaldır</translation>
    </message>
    <message>
      <source>Take out…</source>
      <translation>Dışa aktar…</translation>
    </message>
    <message>
      <source>Take this filter away</source>
      <translation>Bu süzgeci kaldır</translation>
    </message>
    <message>
      <source>Taken out of the queue after {wait}</source>
      <translation>{wait} sonra kuyruktan alındı</translation>
    </message>
    <message>
      <source>The agent may read it</source>
      <translation>Temsilci okuyabilir</translation>
    </message>
    <message>
      <source>The bot did not hand over</source>
      <translation>Bot devretmedi</translation>
    </message>
    <message>
      <source>The bot handed over</source>
      <translation>Bot devretti</translation>
    </message>
    <message>
      <source>The call</source>
      <translation>Çağrı</translation>
    </message>
    <message>
      <source>The customer gave up after waiting {wait}</source>
      <translation>Müşteri {wait} bekledikten sonra vazgeçti</translation>
    </message>
    <message>
      <source>The first fetch is not finished: something may be missing yet.</source>
      <translation>İlk getirme bitmedi: henüz eksik olabilir.</translation>
    </message>
    <message>
      <source>The message</source>
      <translation>Mesaj</translation>
    </message>
    <message>
      <source>This contact is not here any more</source>
      <translation>Bu görüşme artık burada değil</translation>
    </message>
    <message>
      <source>This month</source>
      <translation>Bu ay</translation>
    </message>
    <message>
      <source>This week</source>
      <translation>Bu hafta</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Zaman</translation>
    </message>
    <message>
      <source>To the next words · over a silence</source>
      <translation>Sonraki söze · sessizliği atlayarak</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>Bugün</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Yeniden dene</translation>
    </message>
    <message>
      <source>Try fewer or shorter words; what is older than what is kept here must be fetched first.</source>
      <translation>Daha az ya da daha kısa sözcük deneyin; burada saklanandan eskiler önce getirilmelidir.</translation>
    </message>
    <message>
      <source>Type a name, a number or an address</source>
      <translation>Ad, numara ya da adres yazın</translation>
    </message>
    <message>
      <source>Until {day}</source>
      <translation>{day} ve öncesi</translation>
    </message>
    <message>
      <source>Visits</source>
      <translation>Kuyruklar</translation>
    </message>
    <message>
      <source>What is there to say of it?</source>
      <translation>Bunun için ne demeli?</translation>
    </message>
    <message>
      <source>What the bot understood</source>
      <translation>Botun anladığı</translation>
    </message>
    <message>
      <source>What was found</source>
      <translation>Bulunanlar</translation>
    </message>
    <message>
      <source>Without a recording</source>
      <translation>Kaydı yok</translation>
    </message>
    <message>
      <source>Without them there may be something.</source>
      <translation>Onlarsız bir şey çıkabilir.</translation>
    </message>
    <message>
      <source>Words by</source>
      <translation>Kimin sözü</translation>
    </message>
    <message>
      <source>Words from messages, notes, mails and calls</source>
      <translation>Mesaj, not, e-posta ve çağrılardan sözcükler</translation>
    </message>
    <message>
      <source>Worked on for {time}</source>
      <translation>{time} ilgilenildi</translation>
    </message>
    <message>
      <source>Wrap-up</source>
      <translation>Kapanış</translation>
    </message>
    <message>
      <source>Yesterday</source>
      <translation>Dün</translation>
    </message>
    <message>
      <source>about {number}</source>
      <translation>yaklaşık {number}</translation>
    </message>
    <message>
      <source>at least {value}</source>
      <translation>en az {value}</translation>
    </message>
    <message>
      <source>at most {value}</source>
      <translation>en çok {value}</translation>
    </message>
    <message>
      <source>nobody</source>
      <translation>kimse</translation>
    </message>
    <message>
      <source>on</source>
      <translation>açık</translation>
    </message>
    <message>
      <source>or a day, such as 14.11</source>
      <translation>ya da gün, örn. 14.11</translation>
    </message>
    <message>
      <source>or a number of per cent</source>
      <translation>ya da yüzde</translation>
    </message>
    <message>
      <source>or minutes</source>
      <translation>ya da dakika</translation>
    </message>
    <message>
      <source>private</source>
      <translation>yalnız size</translation>
    </message>
    <message>
      <source>recorded</source>
      <translation>kayıtlı</translation>
    </message>
    <message>
      <source>shared with the agent</source>
      <translation>temsilciyle paylaşıldı</translation>
    </message>
    <message>
      <source>the bot handed over</source>
      <translation>bot devretti</translation>
    </message>
    <message>
      <source>type a name</source>
      <translation>ad yazın</translation>
    </message>
    <message>
      <source>waited {time}</source>
      <translation>{time} bekledi</translation>
    </message>
    <message>
      <source>worked {time}</source>
      <translation>{time} ilgilenildi</translation>
    </message>
    <message>
      <source>wrap-up {time}</source>
      <translation>kapanış {time}</translation>
    </message>
    <message>
      <source>{agent} accepted after {wait}</source>
      <translation>{wait} sonra {agent} kabul etti</translation>
    </message>
    <message>
      <source>{agent} joined the call</source>
      <translation>{agent} çağrıya katıldı</translation>
    </message>
    <message>
      <source>{agent} may read it</source>
      <translation>{agent} okuyabilir</translation>
    </message>
    <message>
      <source>{kind}: {values}</source>
      <translation>{kind}: {values}</translation>
    </message>
    <message>
      <source>{minutes} min</source>
      <translation>{minutes} dk</translation>
    </message>
    <message>
      <source>{number}+ hits</source>
      <translation>{number}+ eşleşme</translation>
    </message>
    <message>
      <source>{place} of {whole}</source>
      <translation>{place} / {whole}</translation>
    </message>
    <message>
      <source>{score}%</source>
      <translation>%{score}</translation>
    </message>
    <message>
      <source>{time} of it on hold</source>
      <translation>{time} beklemede</translation>
    </message>
    <message>
      <source>“in quotes” a phrase, -word what must not be there; dots and small errors do not matter</source>
      <translation>“tırnakta” tam ifade, -sözcük olmaması gereken; noktalar ve küçük yanlışlar sorun değil</translation>
    </message>
  </context>
  <context>
    <name>Search</name>
    <message numerus="yes">
      <source>%n messages</source>
      <translation>
        <numerusform>%n ileti</numerusform>
      </translation>
    </message>
    <message>
      <source>Best match</source>
      <translation>En uygun</translation>
    </message>
    <message>
      <source>Messages found</source>
      <translation>Bulunan iletiler</translation>
    </message>
    <message>
      <source>Newest</source>
      <translation>En yeni</translation>
    </message>
    <message>
      <source>No message holds all of these words: {words}. Try fewer or shorter ones.</source>
      <translation>Bu sözcüklerin hepsi hiçbir iletide geçmiyor: {words}. Daha az ya da daha kısa sözcük deneyin.</translation>
    </message>
    <message>
      <source>Nothing found</source>
      <translation>Bir şey bulunamadı</translation>
    </message>
    <message>
      <source>Search all conversations</source>
      <translation>Tüm konuşmalarda arayın</translation>
    </message>
    <message numerus="yes">
      <source>The first %n messages</source>
      <translation>
        <numerusform>İlk %n ileti</numerusform>
      </translation>
    </message>
    <message>
      <source>Words from any message; beginnings are enough. Put a phrase in quotes.</source>
      <translation>İletilerden sözcükler yazın; başlangıçları yeter. Söz öbeğini tırnak içine alın.</translation>
    </message>
  </context>
  <context>
    <name>Settings</name>
    <message numerus="yes">
      <source>%n conversations</source>
      <translation>
        <numerusform>%n görüşme</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n days</source>
      <translation>
        <numerusform>%n gün</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n still to come</source>
      <translation>
        <numerusform>%n dosya daha gelecek</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n too large to come before they are opened</source>
      <translation>
        <numerusform>%n tanesi çok büyük, ancak açılınca gelir</numerusform>
      </translation>
    </message>
    <message>
      <source>0: never.</source>
      <translation>0: hiçbir zaman.</translation>
    </message>
    <message>
      <source>0: only with a key, Ctrl+Shift+1.</source>
      <translation>0: yalnızca bir tuşla, Ctrl+Shift+1.</translation>
    </message>
    <message>
      <source>A bar over other programs</source>
      <translation>Öbür programların üstünde bir çubuk</translation>
    </message>
    <message>
      <source>A bell</source>
      <translation>Çan</translation>
    </message>
    <message>
      <source>A message came</source>
      <translation>Mesaj geldiğinde</translation>
    </message>
    <message>
      <source>A message went out</source>
      <translation>Mesaj gönderildiğinde</translation>
    </message>
    <message>
      <source>A rule of alerts came true</source>
      <translation>Bir alarm kuralı gerçekleşti</translation>
    </message>
    <message>
      <source>A short tone, then you are heard: only with a headset on.</source>
      <translation>Kısa bir ses, ardından sesiniz duyulur: yalnızca kulaklık takılıyken.</translation>
    </message>
    <message>
      <source>About</source>
      <translation>Hakkında</translation>
    </message>
    <message>
      <source>About {number}</source>
      <translation>Yaklaşık {number}</translation>
    </message>
    <message>
      <source>Alerts of the live view</source>
      <translation>Canlı görünümün alarmları</translation>
    </message>
    <message>
      <source>All conversations</source>
      <translation>Tüm konuşmalar</translation>
    </message>
    <message>
      <source>All teams</source>
      <translation>Tüm ekipler</translation>
    </message>
    <message>
      <source>Also when the machine sleeps; never during a call.</source>
      <translation>Bilgisayar uykuya geçince de; çağrı sırasında asla.</translation>
    </message>
    <message>
      <source>Also while the window is in front; only for supervisors.</source>
      <translation>Pencere öndeyken de; yalnızca yöneticiler için.</translation>
    </message>
    <message>
      <source>An intercom's calls: a short tone, then you are heard.</source>
      <translation>Dahili interkom çağrıları: kısa bir sesin ardından duyulursunuz.</translation>
    </message>
    <message>
      <source>Answer calls by themselves</source>
      <translation>Çağrıları kendiliğinden yanıtla</translation>
    </message>
    <message>
      <source>Answer where the exchange asks for it</source>
      <translation>Santral istediğinde kendiliğinden yanıtla</translation>
    </message>
    <message>
      <source>Appearance</source>
      <translation>Görünüm</translation>
    </message>
    <message>
      <source>As a telephone</source>
      <translation>Telefon gibi</translation>
    </message>
    <message>
      <source>As its channel</source>
      <translation>Kanalındaki gibi</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>Sistemdeki gibi</translation>
    </message>
    <message>
      <source>Austria</source>
      <translation>Avusturya</translation>
    </message>
    <message>
      <source>Away after so many minutes without a key or movement</source>
      <translation>Bu kadar dakika tuş ya da fare oynamazsa uzakta</translation>
    </message>
    <message>
      <source>Away when the screen is locked</source>
      <translation>Ekran kilitlenince uzakta</translation>
    </message>
    <message>
      <source>Back by itself after an absence of fewer minutes</source>
      <translation>Bundan kısa yokluktan sonra kendiliğinden geri dön</translation>
    </message>
    <message>
      <source>Belgium</source>
      <translation>Belçika</translation>
    </message>
    <message>
      <source>Bright</source>
      <translation>Parlak</translation>
    </message>
    <message>
      <source>Call audio</source>
      <translation>Görüşme sesi</translation>
    </message>
    <message>
      <source>Callers hear that you cannot be reached; nothing rings here.</source>
      <translation>Arayanlar size ulaşılamadığını duyar, burada hiçbir şey çalmaz.</translation>
    </message>
    <message>
      <source>Canada</source>
      <translation>Kanada</translation>
    </message>
    <message>
      <source>Cancel echo</source>
      <translation>Yankıyı gider</translation>
    </message>
    <message>
      <source>Check the phone before I become available</source>
      <translation>Hazır olmadan önce telefonu denetle</translation>
    </message>
    <message>
      <source>Comfortable</source>
      <translation>Rahat</translation>
    </message>
    <message>
      <source>Compact</source>
      <translation>Sıkışık</translation>
    </message>
    <message>
      <source>Country</source>
      <translation>Ülke</translation>
    </message>
    <message>
      <source>Ctrl+Enter</source>
      <translation>Ctrl+Enter</translation>
    </message>
    <message>
      <source>Cyprus</source>
      <translation>Kıbrıs</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Koyu</translation>
    </message>
    <message>
      <source>Decided by your company</source>
      <translation>Şirketiniz belirledi</translation>
    </message>
    <message>
      <source>Density of the list</source>
      <translation>Liste sıklığı</translation>
    </message>
    <message>
      <source>Do not disturb</source>
      <translation>Rahatsız etme</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Tamam</translation>
    </message>
    <message>
      <source>Drops</source>
      <translation>Damlalar</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>Figures that are older go at once.</source>
      <translation>Daha eski göstergeler hemen silinir.</translation>
    </message>
    <message>
      <source>Files that were fetched ahead and are not kept so go too.</source>
      <translation>Önceden indirilip artık saklanmayan dosyalar da silinir.</translation>
    </message>
    <message>
      <source>For ever</source>
      <translation>Süresiz</translation>
    </message>
    <message>
      <source>France</source>
      <translation>Fransa</translation>
    </message>
    <message>
      <source>From these queues</source>
      <translation>Bu kuyruklardan gelen</translation>
    </message>
    <message>
      <source>General</source>
      <translation>Genel</translation>
    </message>
    <message>
      <source>Germany</source>
      <translation>Almanya</translation>
    </message>
    <message>
      <source>Go along when a call is handed on</source>
      <translation>Çağrı devredilince birlikte geç</translation>
    </message>
    <message>
      <source>Go to the next conversation after resolving</source>
      <translation>Çözdükten sonra sonraki konuşmaya geç</translation>
    </message>
    <message>
      <source>Greece</source>
      <translation>Yunanistan</translation>
    </message>
    <message>
      <source>How it rings</source>
      <translation>Zil sesi</translation>
    </message>
    <message>
      <source>How loud I am heard</source>
      <translation>Sesim ne kadar duyulsun</translation>
    </message>
    <message>
      <source>How loud I hear others</source>
      <translation>Karşı taraf ne kadar duyulsun</translation>
    </message>
    <message>
      <source>How loud it rings</source>
      <translation>Zil ne kadar duyulsun</translation>
    </message>
    <message>
      <source>How much of it is here</source>
      <translation>Ne kadarının burada olduğu</translation>
    </message>
    <message>
      <source>How numbers without a country are read, and what ringing sounds like.</source>
      <translation>Ülke kodu olmayan numaralar buna göre okunur, çalma sesi buna göre duyulur.</translation>
    </message>
    <message>
      <source>It is kept so now.</source>
      <translation>Şu anda böyle saklanıyor.</translation>
    </message>
    <message>
      <source>It stays on the platform and can be fetched again. What is open, unsent, drafted or being evaluated stays here.</source>
      <translation>Platformda kalır ve yeniden getirilebilir. Açık, gönderilmemiş, taslakta ya da değerlendirilmekte olan burada kalır.</translation>
    </message>
    <message>
      <source>It waits for the line.</source>
      <translation>Bağlantı bekleniyor.</translation>
    </message>
    <message>
      <source>It waits while a call is on.</source>
      <translation>Çağrı bitene kadar bekliyor.</translation>
    </message>
    <message>
      <source>It waits, for the line is a bad one.</source>
      <translation>Bağlantı kötü olduğundan bekliyor.</translation>
    </message>
    <message>
      <source>It waits, for this line is paid by the byte.</source>
      <translation>Bu bağlantı kullanıma göre ücretli olduğundan bekliyor.</translation>
    </message>
    <message>
      <source>Italy</source>
      <translation>İtalya</translation>
    </message>
    <message>
      <source>Japan</source>
      <translation>Japonya</translation>
    </message>
    <message>
      <source>Keep it so</source>
      <translation>Böyle sakla</translation>
    </message>
    <message>
      <source>Keep running when the window is closed</source>
      <translation>Pencere kapanınca çalışmaya devam et</translation>
    </message>
    <message>
      <source>Kept encrypted on this machine until the platform has it.</source>
      <translation>Platforma ulaşana kadar bu bilgisayarda şifreli durur.</translation>
    </message>
    <message>
      <source>Keyboards and fans are taken out of what others hear.</source>
      <translation>Klavye ve fan sesi karşı tarafın duyduğundan çıkarılır.</translation>
    </message>
    <message>
      <source>Knocking</source>
      <translation>Kapı vuruşu</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Dil</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Açık</translation>
    </message>
    <message>
      <source>Looking at what would go…</source>
      <translation>Neyin silineceğine bakılıyor…</translation>
    </message>
    <message>
      <source>Looking…</source>
      <translation>Bakılıyor…</translation>
    </message>
    <message>
      <source>Low</source>
      <translation>Pes</translation>
    </message>
    <message>
      <source>Messages of</source>
      <translation>Mesajları bildirilecekler</translation>
    </message>
    <message>
      <source>My conversations</source>
      <translation>Benim konuşmalarım</translation>
    </message>
    <message>
      <source>My team's conversations</source>
      <translation>Ekibimin konuşmaları</translation>
    </message>
    <message>
      <source>Netherlands</source>
      <translation>Hollanda</translation>
    </message>
    <message>
      <source>No limit</source>
      <translation>Sınırsız</translation>
    </message>
    <message>
      <source>None, only what I open</source>
      <translation>Hiçbiri, yalnız açtıklarım</translation>
    </message>
    <message>
      <source>Nothing</source>
      <translation>Ses yok</translation>
    </message>
    <message>
      <source>Nothing that is here would go.</source>
      <translation>Buradakilerden hiçbiri silinmez.</translation>
    </message>
    <message>
      <source>Notifications</source>
      <translation>Bildirimler</translation>
    </message>
    <message>
      <source>Of all that I may see</source>
      <translation>Görebildiğim her şeyin</translation>
    </message>
    <message>
      <source>Of my own work</source>
      <translation>Kendi işlerimin</translation>
    </message>
    <message>
      <source>Of which teams</source>
      <translation>Hangi ekiplerden</translation>
    </message>
    <message>
      <source>Off: only that something came, for screens that others see.</source>
      <translation>Kapalıyken yalnızca bir şey geldiği söylenir; başkalarının gördüğü ekranlar için.</translation>
    </message>
    <message>
      <source>On this machine</source>
      <translation>Bu bilgisayarda</translation>
    </message>
    <message>
      <source>Only for supervisors. The audit list says it either way.</source>
      <translation>Yalnızca yöneticiler için. Denetim listesi her durumda yazar.</translation>
    </message>
    <message>
      <source>Only says what is wrong; it never holds you back.</source>
      <translation>Yalnızca neyin ters gittiğini söyler, sizi hiç alıkoymaz.</translation>
    </message>
    <message>
      <source>Only while the window is not in front.</source>
      <translation>Yalnızca pencere önde değilken.</translation>
    </message>
    <message>
      <source>Phone</source>
      <translation>Telefon</translation>
    </message>
    <message>
      <source>Play sounds</source>
      <translation>Ses çal</translation>
    </message>
    <message>
      <source>Play this sound</source>
      <translation>Bu sesi çal</translation>
    </message>
    <message>
      <source>Record every call</source>
      <translation>Her görüşmeyi kaydet</translation>
    </message>
    <message>
      <source>Recordings and files, fetched before anybody opens them</source>
      <translation>Açılmadan önce indirilen ses kayıtları ve dosyalar</translation>
    </message>
    <message>
      <source>Recordings and files: {here} of {number} here</source>
      <translation>Ses kayıtları ve dosyalar: {number} taneden {here} tanesi burada</translation>
    </message>
    <message>
      <source>Resolved conversations, since their newest message</source>
      <translation>Çözülmüş görüşmeler, son iletiden bu yana</translation>
    </message>
    <message>
      <source>Room on the disk, at most</source>
      <translation>Diskte en çok yer</translation>
    </message>
    <message>
      <source>Russia</source>
      <translation>Rusya</translation>
    </message>
    <message>
      <source>Santral stays in the tray, so that hand-overs reach you.</source>
      <translation>Santral sistem tepsisinde kalır; devirler size ulaşır.</translation>
    </message>
    <message>
      <source>Send with</source>
      <translation>Gönderme tuşu</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Ayarlar</translation>
    </message>
    <message>
      <source>Share of files and recordings</source>
      <translation>Dosya ve kayıtların payı</translation>
    </message>
    <message>
      <source>Shortcuts</source>
      <translation>Kısayollar</translation>
    </message>
    <message>
      <source>Show the customer beside the conversation</source>
      <translation>Müşteriyi konuşmanın yanında göster</translation>
    </message>
    <message>
      <source>Show what was written</source>
      <translation>Yazılanı göster</translation>
    </message>
    <message>
      <source>Shows what waits for your answer while another program is in front.</source>
      <translation>Başka bir program öndeyken yanıtınızı bekleyeni gösterir.</translation>
    </message>
    <message>
      <source>Soft</source>
      <translation>Yumuşak</translation>
    </message>
    <message>
      <source>Something could not be done</source>
      <translation>Bir şey yapılamadığında</translation>
    </message>
    <message>
      <source>Sounds</source>
      <translation>Sesler</translation>
    </message>
    <message>
      <source>Spain</source>
      <translation>İspanya</translation>
    </message>
    <message>
      <source>Suppress noise</source>
      <translation>Gürültüyü bastır</translation>
    </message>
    <message>
      <source>Sweden</source>
      <translation>İsveç</translation>
    </message>
    <message>
      <source>Switch it off only with a headset that does it itself.</source>
      <translation>Yalnızca bunu kendi yapan bir kulaklıkla kapatın.</translation>
    </message>
    <message>
      <source>Switzerland</source>
      <translation>İsviçre</translation>
    </message>
    <message>
      <source>System notifications</source>
      <translation>Sistem bildirimleri</translation>
    </message>
    <message>
      <source>Tell agents that I am with their work</source>
      <translation>İşlerinin başında olduğumu temsilcilere söyle</translation>
    </message>
    <message>
      <source>The next is on its way: {share}.</source>
      <translation>Sıradaki yolda: {share}.</translation>
    </message>
    <message>
      <source>The other one starts a new line.</source>
      <translation>Diğeri yeni satıra geçer.</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Tema</translation>
    </message>
    <message>
      <source>This machine has nothing to play sounds with.</source>
      <translation>Bu makinede ses çalacak bir aygıt yok.</translation>
    </message>
    <message>
      <source>Three notes</source>
      <translation>Üç nota</translation>
    </message>
    <message>
      <source>Türkiye</source>
      <translation>Türkiye</translation>
    </message>
    <message>
      <source>United Kingdom</source>
      <translation>Birleşik Krallık</translation>
    </message>
    <message>
      <source>United States</source>
      <translation>Amerika Birleşik Devletleri</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>Ses düzeyi</translation>
    </message>
    <message>
      <source>What you send goes first.</source>
      <translation>Önce sizin gönderdikleriniz gidiyor.</translation>
    </message>
    <message>
      <source>Whoever you talk to may connect you with somebody else.</source>
      <translation>Konuştuğunuz kişi sizi bir başkasına bağlayabilir.</translation>
    </message>
    <message>
      <source>Work and its figures, for reports without a line</source>
      <translation>İş ve göstergeleri, hat yokken raporlar için</translation>
    </message>
    <message>
      <source>Work is offered to me</source>
      <translation>Bana iş sunulunca</translation>
    </message>
    <message>
      <source>Work that is offered sounds like</source>
      <translation>Sunulan iş şöyle duyulur</translation>
    </message>
    <message>
      <source>there is no room for more</source>
      <translation>daha fazlasına yer yok</translation>
    </message>
    <message>
      <source>{number} of other teams would go from this machine.</source>
      <translation>Başka ekiplerin {number} kaydı bu bilgisayardan silinir.</translation>
    </message>
    <message>
      <source>{number} would go from this machine, all from before {day}.</source>
      <translation>{day} öncesinden {number} bu bilgisayardan silinir.</translation>
    </message>
    <message>
      <source>{number}, {size}.</source>
      <translation>{number}, {size}.</translation>
    </message>
    <message>
      <source>{size} of it files and recordings</source>
      <translation>{size} kadarı dosya ve kayıt</translation>
    </message>
    <message>
      <source>{size} on the disk</source>
      <translation>diskte {size}</translation>
    </message>
  </context>
  <context>
    <name>Shortcuts</name>
    <message>
      <source>A comment</source>
      <translation>Yorum</translation>
    </message>
    <message>
      <source>Add a filter</source>
      <translation>Süzgeç ekle</translation>
    </message>
    <message>
      <source>Back and forward a little</source>
      <translation>Biraz geri, biraz ileri</translation>
    </message>
    <message>
      <source>Back to the default keys</source>
      <translation>Varsayılan tuşlara dön</translation>
    </message>
    <message>
      <source>Back to the table</source>
      <translation>Tabloya dön</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Kapat</translation>
    </message>
    <message>
      <source>Default keys for: {action}</source>
      <translation>Varsayılan tuşlar: {action}</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Süz</translation>
    </message>
    <message>
      <source>First, second … tab</source>
      <translation>Birinci, ikinci … sekme</translation>
    </message>
    <message>
      <source>For supervisors</source>
      <translation>Yöneticiler için</translation>
    </message>
    <message>
      <source>Getting around</source>
      <translation>Dolaşma</translation>
    </message>
    <message>
      <source>Give so many points; yes and no</source>
      <translation>O kadar puan ver; evet ve hayır</translation>
    </message>
    <message>
      <source>In Review</source>
      <translation>İncelemede</translation>
    </message>
    <message>
      <source>In a conversation</source>
      <translation>Konuşmada</translation>
    </message>
    <message>
      <source>In an evaluation</source>
      <translation>Değerlendirmede</translation>
    </message>
    <message>
      <source>In live, reports and quality</source>
      <translation>Canlı, raporlar ve kalitede</translation>
    </message>
    <message>
      <source>Keep this search</source>
      <translation>Bu aramayı sakla</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>Klavye kısayolları</translation>
    </message>
    <message>
      <source>Leave silences out</source>
      <translation>Sessizlikleri atla</translation>
    </message>
    <message>
      <source>Mark a good or a bad place</source>
      <translation>İyi ya da kötü bir yeri işaretle</translation>
    </message>
    <message>
      <source>More or less</source>
      <translation>Daha çok, daha az</translation>
    </message>
    <message>
      <source>My state</source>
      <translation>Durumum</translation>
    </message>
    <message>
      <source>Next and previous contact</source>
      <translation>Sonraki ve önceki görüşme</translation>
    </message>
    <message>
      <source>Next and previous hit</source>
      <translation>Sonraki ve önceki eşleşme</translation>
    </message>
    <message>
      <source>Next and previous page of the side</source>
      <translation>Yan sütunun sonraki ve önceki sayfası</translation>
    </message>
    <message>
      <source>Next and previous question</source>
      <translation>Sonraki ve önceki soru</translation>
    </message>
    <message>
      <source>Not applicable</source>
      <translation>Uygulanamaz</translation>
    </message>
    <message>
      <source>On the phone</source>
      <translation>Telefonda</translation>
    </message>
    <message>
      <source>Open it in the inbox</source>
      <translation>Gelen kutusunda aç</translation>
    </message>
    <message>
      <source>Play and pause</source>
      <translation>Oynat ve duraklat</translation>
    </message>
    <message>
      <source>Print</source>
      <translation>Yazdır</translation>
    </message>
    <message>
      <source>Remark on this</source>
      <translation>Buna yorum yaz</translation>
    </message>
    <message>
      <source>Saved searches</source>
      <translation>Saklanan aramalar</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Ara</translation>
    </message>
    <message>
      <source>Show or hide the side</source>
      <translation>Yan sütunu göster ya da gizle</translation>
    </message>
    <message>
      <source>Slower and faster</source>
      <translation>Daha yavaş, daha hızlı</translation>
    </message>
    <message>
      <source>Take it out</source>
      <translation>Dışa aktar</translation>
    </message>
    <message>
      <source>The desk</source>
      <translation>Masaüstü</translation>
    </message>
    <message>
      <source>The next to evaluate</source>
      <translation>Sıradaki değerlendirilecek</translation>
    </message>
    <message>
      <source>The wallboard</source>
      <translation>Duvar panosu</translation>
    </message>
    <message>
      <source>What is behind a figure</source>
      <translation>Bir sayının arkasındakiler</translation>
    </message>
    <message>
      <source>What the question means</source>
      <translation>Sorunun anlamı</translation>
    </message>
    <message>
      <source>While listening</source>
      <translation>Dinlerken</translation>
    </message>
    <message>
      <source>Work a report out again</source>
      <translation>Raporu yeniden hesapla</translation>
    </message>
    <message>
      <source>{keys} already belongs to “{action}”. Choose other keys.</source>
      <translation>{keys} zaten “{action}” için kullanılıyor. Başka tuşlar seçin.</translation>
    </message>
  </context>
  <context>
    <name>SignIn</name>
    <message>
      <source>Caps Lock is on.</source>
      <translation>Caps Lock açık.</translation>
    </message>
    <message>
      <source>Customer code</source>
      <translation>Müşteri kodu</translation>
    </message>
    <message>
      <source>Hide the password</source>
      <translation>Parolayı gizle</translation>
    </message>
    <message>
      <source>Password</source>
      <translation>Parola</translation>
    </message>
    <message>
      <source>Server</source>
      <translation>Sunucu</translation>
    </message>
    <message>
      <source>Show the password</source>
      <translation>Parolayı göster</translation>
    </message>
    <message>
      <source>Sign in</source>
      <translation>Oturum aç</translation>
    </message>
    <message>
      <source>Sign in to Santral</source>
      <translation>Santral'da oturum açın</translation>
    </message>
    <message>
      <source>Signing in</source>
      <translation>Oturum açılıyor</translation>
    </message>
    <message>
      <source>Signing in…</source>
      <translation>Oturum açılıyor…</translation>
    </message>
    <message>
      <source>User name</source>
      <translation>Kullanıcı adı</translation>
    </message>
    <message>
      <source>With what your company gave you.</source>
      <translation>Şirketinizin verdiği bilgilerle.</translation>
    </message>
  </context>
  <context>
    <name>SignOut</name>
    <message numerus="yes">
      <source>%n replies that were not sent yet will be lost.</source>
      <translation>
        <numerusform>Henüz gönderilmemiş %n yanıt kaybolacak.</numerusform>
      </translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Vazgeç</translation>
    </message>
    <message>
      <source>Delete them from this machine</source>
      <translation>Konuşmalarımı bu makineden sil</translation>
    </message>
    <message>
      <source>Keep my conversations on this machine, encrypted</source>
      <translation>Konuşmalarım bu makinede şifreli kalsın</translation>
    </message>
    <message>
      <source>Sign out</source>
      <translation>Oturumu kapat</translation>
    </message>
  </context>
  <context>
    <name>Snooze</name>
    <message>
      <source>Another time…</source>
      <translation>Başka bir zaman…</translation>
    </message>
    <message>
      <source>For an hour ({time})</source>
      <translation>1 saatliğine ({time})</translation>
    </message>
    <message>
      <source>Snooze</source>
      <translation>Ertele</translation>
    </message>
    <message>
      <source>Snooze until</source>
      <translation>Erteleme zamanı</translation>
    </message>
    <message>
      <source>Until Monday, {time}</source>
      <translation>Pazartesi {time} kadar</translation>
    </message>
    <message>
      <source>Until this evening, {time}</source>
      <translation>Bu akşam {time} kadar</translation>
    </message>
    <message>
      <source>Until tomorrow, {time}</source>
      <translation>Yarın {time} kadar</translation>
    </message>
  </context>
  <context>
    <name>States</name>
    <message numerus="yes">
      <source>%n call-backs</source>
      <translation>
        <numerusform>%n geri arama</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n calls</source>
      <translation>
        <numerusform>%n çağrı</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n chats</source>
      <translation>
        <numerusform>%n yazışma</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n e-mails</source>
      <translation>
        <numerusform>%n e-posta</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n min left</source>
      <translation>
        <numerusform>%n dk kaldı</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n min over</source>
      <translation>
        <numerusform>%n dk aşıldı</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n offers</source>
      <translation>
        <numerusform>%n teklif</numerusform>
      </translation>
    </message>
    <message>
      <source>Available</source>
      <translation>Hazır</translation>
    </message>
    <message>
      <source>Away</source>
      <translation>Uzakta</translation>
    </message>
    <message>
      <source>Begin now</source>
      <translation>Şimdi başlat</translation>
    </message>
    <message>
      <source>Break</source>
      <translation>Mola</translation>
    </message>
    <message>
      <source>Busy</source>
      <translation>Meşgul</translation>
    </message>
    <message>
      <source>Choose Available to be given customers.</source>
      <translation>Müşteri almak için Hazır’ı seç.</translation>
    </message>
    <message>
      <source>I am here: Available again</source>
      <translation>Buradayım: yeniden hazır</translation>
    </message>
    <message>
      <source>Meal</source>
      <translation>Yemek</translation>
    </message>
    <message>
      <source>Meeting</source>
      <translation>Toplantı</translation>
    </message>
    <message>
      <source>My day</source>
      <translation>Günüm</translation>
    </message>
    <message>
      <source>My state</source>
      <translation>Durumum</translation>
    </message>
    <message>
      <source>My state: {state}</source>
      <translation>Durumum: {state}</translation>
    </message>
    <message>
      <source>Not ready</source>
      <translation>Hazır değil</translation>
    </message>
    <message>
      <source>Not responding</source>
      <translation>Yanıt vermiyor</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>Çevrimdışı</translation>
    </message>
    <message>
      <source>Or be</source>
      <translation>Ya da durumum</translation>
    </message>
    <message>
      <source>Take it back</source>
      <translation>Geri al</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Eğitim</translation>
    </message>
    <message>
      <source>What you chose came after that. Choose again if you still want it.</source>
      <translation>Seçiminiz bundan sonra ulaştı. Hâlâ istiyorsanız yeniden seçin.</translation>
    </message>
    <message>
      <source>Wrapping up</source>
      <translation>Kapanışta</translation>
    </message>
    <message>
      <source>You are {state}: it was changed meanwhile</source>
      <translation>Durumunuz bu arada değişti: {state}</translation>
    </message>
    <message>
      <source>as last known</source>
      <translation>son bilinen durum</translation>
    </message>
    <message>
      <source>just over</source>
      <translation>az önce doldu</translation>
    </message>
    <message>
      <source>not confirmed yet</source>
      <translation>henüz onaylanmadı</translation>
    </message>
    <message>
      <source>{state} after this</source>
      <translation>Bundan sonra {state}</translation>
    </message>
    <message>
      <source>{state} begins when this is finished</source>
      <translation>{state} bu bitince başlar</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>{time} kaldı</translation>
    </message>
  </context>
  <context>
    <name>StoreTrouble</name>
    <message numerus="yes">
      <source>%n unsent replies can be taken along.</source>
      <translation>
        <numerusform>Gönderilmemiş %n yanıt birlikte alınabilir.</numerusform>
      </translation>
    </message>
    <message>
      <source>Beginning anew keeps the old file beside the new one and deletes nothing; everything the platform knows is fetched again.</source>
      <translation>Yeniden başlamak eski dosyayı yenisinin yanında saklar ve hiçbir şeyi silmez; platformun bildiği her şey yeniden alınır.</translation>
    </message>
    <message>
      <source>Everything the platform knows is fetched again.</source>
      <translation>Platformun bildiği her şey yeniden getirilir.</translation>
    </message>
    <message>
      <source>No unsent reply is in it.</source>
      <translation>İçinde gönderilmemiş yanıt yok.</translation>
    </message>
    <message>
      <source>Nothing is left of it: replies that were not sent are lost.</source>
      <translation>Geriye bir şey kalmadı: gönderilmemiş yanıtlar kayboldu.</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Çık</translation>
    </message>
    <message>
      <source>Rescue and begin anew</source>
      <translation>Kurtar ve yeniden başla</translation>
    </message>
    <message>
      <source>Set aside and begin anew</source>
      <translation>Kenara koy ve yeniden başla</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Yeniden dene</translation>
    </message>
    <message>
      <source>Whether replies that were not sent are in it cannot be known; the old file keeps them.</source>
      <translation>İçinde gönderilmemiş yanıt olup olmadığı bilinemiyor; varsa eski dosyada kalırlar.</translation>
    </message>
  </context>
  <context>
    <name>Suggestion</name>
    <message>
      <source>Insert</source>
      <translation>Ekle</translation>
    </message>
    <message>
      <source>Not this one</source>
      <translation>Bu olmasın</translation>
    </message>
    <message>
      <source>Puts it into your reply; nothing is sent yet</source>
      <translation>Yanıtınıza ekler; henüz hiçbir şey gönderilmez</translation>
    </message>
    <message>
      <source>The bot suggests</source>
      <translation>Botun önerisi</translation>
    </message>
    <message>
      <source>The bot suggests: {text}</source>
      <translation>Botun önerisi: {text}</translation>
    </message>
    <message>
      <source>from {titles}</source>
      <translation>kaynak: {titles}</translation>
    </message>
  </context>
  <context>
    <name>Switchboard</name>
    <message>
      <source>Answered by itself · {name}</source>
      <translation>Kendiliğinden yanıtlandı · {name}</translation>
    </message>
    <message>
      <source>Bring {one} and {other} together?</source>
      <translation>{one} ile {other} birleştirilsin mi?</translation>
    </message>
    <message>
      <source>Call back</source>
      <translation>Geri ara</translation>
    </message>
    <message>
      <source>Each hears the other.</source>
      <translation>İkisi de birbirini duyar.</translation>
    </message>
    <message>
      <source>Four calls were up. It is among the missed calls.</source>
      <translation>Dört görüşme sürüyordu. Cevapsız aramalar arasında.</translation>
    </message>
    <message>
      <source>It could not be paused. Let no card number be said now.</source>
      <translation>Duraklatılamadı. Şimdi kart numarası söyletmeyin.</translation>
    </message>
    <message>
      <source>Missed call · {name}</source>
      <translation>Cevapsız çağrı · {name}</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Aç</translation>
    </message>
    <message>
      <source>Our phone fell · {name}</source>
      <translation>Kendi telefonumuz çöktü · {name}</translation>
    </message>
    <message>
      <source>The call goes on over {speaker}.</source>
      <translation>Görüşme {speaker} üzerinden sürüyor.</translation>
    </message>
    <message>
      <source>The headset was unplugged</source>
      <translation>Kulaklık çıkarıldı</translation>
    </message>
    <message>
      <source>The microphone was unplugged</source>
      <translation>Mikrofon çıkarıldı</translation>
    </message>
    <message>
      <source>The platform goes on recording</source>
      <translation>Platform kaydetmeyi sürdürüyor</translation>
    </message>
    <message>
      <source>You are heard through {name} now.</source>
      <translation>Sesiniz artık {name} ile gidiyor.</translation>
    </message>
    <message>
      <source>{name} rang and heard busy</source>
      <translation>{name} aradı, meşgul sesi duydu</translation>
    </message>
  </context>
  <context>
    <name>Terms</name>
    <message>
      <source>About a product</source>
      <translation>Ürün bilgisi</translation>
    </message>
    <message>
      <source>About delivery</source>
      <translation>Teslimat bilgisi</translation>
    </message>
    <message>
      <source>Another delivery day</source>
      <translation>Başka bir teslimat günü</translation>
    </message>
    <message>
      <source>Ask for feedback</source>
      <translation>Değerlendirme sor</translation>
    </message>
    <message>
      <source>Cancellation</source>
      <translation>İptal</translation>
    </message>
    <message>
      <source>Change of address</source>
      <translation>Adres değişikliği</translation>
    </message>
    <message>
      <source>City</source>
      <translation>Şehir</translation>
    </message>
    <message>
      <source>Complaint</source>
      <translation>Şikâyet</translation>
    </message>
    <message>
      <source>Delivery cost</source>
      <translation>Kargo ücreti</translation>
    </message>
    <message>
      <source>Delivery day</source>
      <translation>Teslimat günü</translation>
    </message>
    <message>
      <source>E-mail</source>
      <translation>E-posta</translation>
    </message>
    <message>
      <source>Fairly sure</source>
      <translation>Oldukça emin</translation>
    </message>
    <message>
      <source>Faulty product</source>
      <translation>Arızalı ürün</translation>
    </message>
    <message>
      <source>From the greeting</source>
      <translation>Karşılamadan başla</translation>
    </message>
    <message>
      <source>From the help centre</source>
      <translation>Yardım merkezinden</translation>
    </message>
    <message>
      <source>From the order number</source>
      <translation>Sipariş numarasından devam et</translation>
    </message>
    <message>
      <source>Goodbye</source>
      <translation>Vedalaşma</translation>
    </message>
    <message>
      <source>Greeting</source>
      <translation>Selamlaşma</translation>
    </message>
    <message>
      <source>High</source>
      <translation>Yüksek</translation>
    </message>
    <message>
      <source>Invoice</source>
      <translation>Fatura</translation>
    </message>
    <message>
      <source>Late order</source>
      <translation>Geciken sipariş</translation>
    </message>
    <message>
      <source>Legal matter</source>
      <translation>Hukuki konu</translation>
    </message>
    <message>
      <source>Low</source>
      <translation>Düşük</translation>
    </message>
    <message>
      <source>National id</source>
      <translation>T.C. kimlik no</translation>
    </message>
    <message>
      <source>National id on an invoice</source>
      <translation>Faturada kimlik no</translation>
    </message>
    <message>
      <source>No</source>
      <translation>Hayır</translation>
    </message>
    <message>
      <source>Normal</source>
      <translation>Normal</translation>
    </message>
    <message>
      <source>Not sure</source>
      <translation>Emin değil</translation>
    </message>
    <message>
      <source>Not understood</source>
      <translation>Anlaşılmadı</translation>
    </message>
    <message>
      <source>Opening hours</source>
      <translation>Çalışma saatleri</translation>
    </message>
    <message>
      <source>Order number</source>
      <translation>Sipariş no</translation>
    </message>
    <message>
      <source>Payment</source>
      <translation>Ödeme</translation>
    </message>
    <message>
      <source>Phone</source>
      <translation>Telefon</translation>
    </message>
    <message>
      <source>Phone ends in</source>
      <translation>Telefonun sonu</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>Fiyat</translation>
    </message>
    <message>
      <source>Product</source>
      <translation>Ürün</translation>
    </message>
    <message>
      <source>Return</source>
      <translation>İade</translation>
    </message>
    <message>
      <source>Shop</source>
      <translation>Mağaza</translation>
    </message>
    <message>
      <source>Signing in</source>
      <translation>Giriş</translation>
    </message>
    <message>
      <source>Something went wrong at the bot</source>
      <translation>Botta bir sorun oldu</translation>
    </message>
    <message>
      <source>Sure</source>
      <translation>Emin</translation>
    </message>
    <message>
      <source>Thanks</source>
      <translation>Teşekkür</translation>
    </message>
    <message>
      <source>The bot asked for a person</source>
      <translation>Bot bir kişi istedi</translation>
    </message>
    <message>
      <source>The bot was not sure what was meant</source>
      <translation>Bot ne istendiğinden emin olamadı</translation>
    </message>
    <message>
      <source>The customer asked for a person</source>
      <translation>Müşteri bir kişiyle görüşmek istedi</translation>
    </message>
    <message>
      <source>The customer complains</source>
      <translation>Müşteri şikâyetçi</translation>
    </message>
    <message>
      <source>The customer is angry</source>
      <translation>Müşteri kızgın</translation>
    </message>
    <message>
      <source>The customer speaks of a lawyer, a court or their data</source>
      <translation>Müşteri avukattan, mahkemeden veya kişisel verilerinden söz ediyor</translation>
    </message>
    <message>
      <source>The customer wants to cancel</source>
      <translation>Müşteri iptal etmek istiyor</translation>
    </message>
    <message>
      <source>The order is late</source>
      <translation>Sipariş gecikti</translation>
    </message>
    <message>
      <source>This is for a person to decide</source>
      <translation>Bu konuya bir kişi karar vermeli</translation>
    </message>
    <message>
      <source>Urgent</source>
      <translation>Acil</translation>
    </message>
    <message>
      <source>Wants a person</source>
      <translation>Kişiyle görüşme isteği</translation>
    </message>
    <message>
      <source>Wants to be called</source>
      <translation>Aranmak istiyor</translation>
    </message>
    <message>
      <source>Warranty</source>
      <translation>Garanti</translation>
    </message>
    <message>
      <source>Where an order is</source>
      <translation>Sipariş durumu</translation>
    </message>
    <message>
      <source>Yes</source>
      <translation>Evet</translation>
    </message>
  </context>
  <context>
    <name>Timeline</name>
    <message numerus="yes">
      <source>%n new</source>
      <translation>
        <numerusform>%n yeni</numerusform>
      </translation>
    </message>
    <message>
      <source>A call of their own</source>
      <translation>Kendi görüşmesi</translation>
    </message>
    <message>
      <source>An earlier message</source>
      <translation>Daha eski bir ileti</translation>
    </message>
    <message>
      <source>Bot</source>
      <translation>Bot</translation>
    </message>
    <message>
      <source>Call</source>
      <translation>Arama</translation>
    </message>
    <message>
      <source>Call that did not go through</source>
      <translation>Bağlanamayan arama</translation>
    </message>
    <message>
      <source>Call: the line was busy</source>
      <translation>Arama: hat meşguldü</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopyala</translation>
    </message>
    <message>
      <source>Copy selection</source>
      <translation>Seçimi kopyala</translation>
    </message>
    <message>
      <source>Delivered</source>
      <translation>Teslim edildi</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>Vazgeç</translation>
    </message>
    <message>
      <source>File {name}</source>
      <translation>Dosya {name}</translation>
    </message>
    <message>
      <source>Go to this message</source>
      <translation>Bu iletiye git</translation>
    </message>
    <message>
      <source>Incoming call</source>
      <translation>Gelen arama</translation>
    </message>
    <message>
      <source>Listen from here · arrow keys</source>
      <translation>Buradan dinle · ok tuşları</translation>
    </message>
    <message>
      <source>Loading</source>
      <translation>Yükleniyor</translation>
    </message>
    <message>
      <source>Messages</source>
      <translation>İletiler</translation>
    </message>
    <message>
      <source>Missed call</source>
      <translation>Cevapsız arama</translation>
    </message>
    <message>
      <source>New since you looked</source>
      <translation>Son bakışınızdan beri yeni</translation>
    </message>
    <message>
      <source>Not delivered</source>
      <translation>Teslim edilemedi</translation>
    </message>
    <message>
      <source>Not sent</source>
      <translation>Gönderilemedi</translation>
    </message>
    <message>
      <source>Not sent: {why}</source>
      <translation>Gönderilemedi: {why}</translation>
    </message>
    <message>
      <source>Note by {name}</source>
      <translation>Not, {name}</translation>
    </message>
    <message>
      <source>Notes and figures of the call</source>
      <translation>Görüşmenin notları ve ölçümleri</translation>
    </message>
    <message>
      <source>Notes: {notes}</source>
      <translation>Notlar: {notes}</translation>
    </message>
    <message>
      <source>Offered</source>
      <translation>Teklif edildi</translation>
    </message>
    <message>
      <source>Offered, declined</source>
      <translation>Teklif edildi, reddedildi</translation>
    </message>
    <message>
      <source>Offered, not answered</source>
      <translation>Teklif edildi, yanıtlanmadı</translation>
    </message>
    <message>
      <source>Outgoing call</source>
      <translation>Giden arama</translation>
    </message>
    <message>
      <source>Picture {name}</source>
      <translation>Resim {name}</translation>
    </message>
    <message>
      <source>Play or pause · Space</source>
      <translation>Çal ya da duraklat · Boşluk</translation>
    </message>
    <message>
      <source>Read</source>
      <translation>Okundu</translation>
    </message>
    <message>
      <source>Recording</source>
      <translation>Kayıt</translation>
    </message>
    <message>
      <source>Reply to this</source>
      <translation>Bunu yanıtla</translation>
    </message>
    <message>
      <source>Save {name}</source>
      <translation>{name} dosyasını kaydet</translation>
    </message>
    <message>
      <source>Save {name}…</source>
      <translation>{name} dosyasını kaydet…</translation>
    </message>
    <message>
      <source>Sent</source>
      <translation>Gönderildi</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>Tümünü göster</translation>
    </message>
    <message>
      <source>Show {name}</source>
      <translation>{name} dosyasını göster</translation>
    </message>
    <message>
      <source>Speed · + and −</source>
      <translation>Hız · + ve −</translation>
    </message>
    <message>
      <source>This message was deleted</source>
      <translation>Bu ileti silindi</translation>
    </message>
    <message>
      <source>This recording cannot be played</source>
      <translation>Bu kayıt çalınamıyor</translation>
    </message>
    <message>
      <source>To the newest</source>
      <translation>En yeniye</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Yeniden dene</translation>
    </message>
    <message>
      <source>Voice message</source>
      <translation>Sesli mesaj</translation>
    </message>
    <message>
      <source>Voicemail</source>
      <translation>Telesekreter</translation>
    </message>
    <message>
      <source>Waiting to be sent</source>
      <translation>Gönderilmeyi bekliyor</translation>
    </message>
    <message>
      <source>Waiting to be uploaded</source>
      <translation>Yüklenmeyi bekliyor</translation>
    </message>
    <message>
      <source>Wrap-up</source>
      <translation>Kapanış</translation>
    </message>
    <message>
      <source>edited</source>
      <translation>düzenlendi</translation>
    </message>
    <message>
      <source>internal note</source>
      <translation>iç not</translation>
    </message>
    <message>
      <source>our phone fell</source>
      <translation>kendi telefonumuz çöktü</translation>
    </message>
  </context>
  <context>
    <name>Times</name>
    <message numerus="yes">
      <source>%n days</source>
      <translation>
        <numerusform>%n gün</numerusform>
      </translation>
    </message>
    <message>
      <source>Today</source>
      <translation>Bugün</translation>
    </message>
    <message>
      <source>Tomorrow</source>
      <translation>Yarın</translation>
    </message>
    <message>
      <source>Yesterday</source>
      <translation>Dün</translation>
    </message>
    <message>
      <source>just now</source>
      <translation>az önce</translation>
    </message>
    <message>
      <source>tomorrow, {clock}</source>
      <translation>yarın {clock}</translation>
    </message>
    <message>
      <source>{date} at {clock}</source>
      <translation>{date} {clock}</translation>
    </message>
    <message>
      <source>{day}, {clock}</source>
      <translation>{day} {clock}</translation>
    </message>
    <message>
      <source>{day}, {date}</source>
      <translation>{day}, {date}</translation>
    </message>
    <message>
      <source>{hours} h ago</source>
      <translation>{hours} sa önce</translation>
    </message>
    <message>
      <source>{hours} h {minutes} min</source>
      <translation>{hours} sa {minutes} dk</translation>
    </message>
    <message>
      <source>{minutes} min ago</source>
      <translation>{minutes} dk önce</translation>
    </message>
  </context>
  <context>
    <name>Toast</name>
    <message>
      <source>Close</source>
      <translation>Kapat</translation>
    </message>
  </context>
  <context>
    <name>TopBar</name>
    <message>
      <source>A made-up company on this machine: nothing here reaches anybody.</source>
      <translation>Bu makinede uydurma bir şirket: buradaki hiçbir şey kimseye ulaşmaz.</translation>
    </message>
    <message>
      <source>Demonstration</source>
      <translation>Gösterim</translation>
    </message>
    <message>
      <source>My account</source>
      <translation>Hesabım</translation>
    </message>
    <message>
      <source>Notices</source>
      <translation>Bildirimler</translation>
    </message>
    <message>
      <source>Search or command</source>
      <translation>Ara veya komut yaz</translation>
    </message>
    <message>
      <source>Top bar</source>
      <translation>Üst çubuk</translation>
    </message>
  </context>
  <context>
    <name>Transfer</name>
    <message numerus="yes">
      <source>%n available</source>
      <translation>
        <numerusform>%n hazır</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n free</source>
      <translation>
        <numerusform>%n boşta</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n waiting</source>
      <translation>
        <numerusform>%n bekliyor</numerusform>
      </translation>
    </message>
    <message>
      <source>A note for whoever gets it</source>
      <translation>Alacak kişiye not</translation>
    </message>
    <message>
      <source>Cannot be reached now</source>
      <translation>Şu an ulaşılamıyor</translation>
    </message>
    <message>
      <source>Closed now</source>
      <translation>Şu an kapalı</translation>
    </message>
    <message>
      <source>Give</source>
      <translation>Aktar</translation>
    </message>
    <message>
      <source>How it stands is not known now</source>
      <translation>Durumu şu an bilinmiyor</translation>
    </message>
    <message>
      <source>Nothing is called that.</source>
      <translation>Bu adda bir şey yok.</translation>
    </message>
    <message>
      <source>Over the company’s line</source>
      <translation>Şirketin hattından</translation>
    </message>
    <message>
      <source>People</source>
      <translation>Kişiler</translation>
    </message>
    <message>
      <source>Queues</source>
      <translation>Kuyruklar</translation>
    </message>
    <message>
      <source>Tab: note · Enter: give</source>
      <translation>Tab: not · Enter: aktar</translation>
    </message>
    <message>
      <source>Take the caller back</source>
      <translation>Arayanı geri al</translation>
    </message>
    <message>
      <source>Teams</source>
      <translation>Ekipler</translation>
    </message>
    <message>
      <source>To a queue, a person or a team</source>
      <translation>Kuyruğa, kişiye ya da ekibe</translation>
    </message>
    <message numerus="yes">
      <source>about %n min</source>
      <translation>
        <numerusform>yaklaşık %n dk</numerusform>
      </translation>
    </message>
    <message>
      <source>at once</source>
      <translation>hemen</translation>
    </message>
    <message>
      <source>nobody free</source>
      <translation>boşta kimse yok</translation>
    </message>
    <message>
      <source>none wait</source>
      <translation>bekleyen yok</translation>
    </message>
    <message>
      <source>under a minute</source>
      <translation>bir dakikadan az</translation>
    </message>
    <message>
      <source>wait unknown</source>
      <translation>bekleme süresi bilinmiyor</translation>
    </message>
    <message>
      <source>{number} rings</source>
      <translation>{number} çalıyor</translation>
    </message>
  </context>
  <context>
    <name>Undo</name>
    <message>
      <source>Undo</source>
      <translation>Geri al</translation>
    </message>
    <message>
      <source>{name} — assigned to {who}</source>
      <translation>{name} — {who} atandı</translation>
    </message>
    <message>
      <source>{name} — given to the team {team}</source>
      <translation>{name} — {team} ekibine verildi</translation>
    </message>
    <message>
      <source>{name} — nobody has it now</source>
      <translation>{name} — artık kimsede değil</translation>
    </message>
    <message>
      <source>{name} — resolved</source>
      <translation>{name} — çözüldü</translation>
    </message>
    <message>
      <source>{name} — snoozed until {time}</source>
      <translation>{name} — {time} kadar ertelendi</translation>
    </message>
  </context>
  <context>
    <name>Verify</name>
    <message numerus="yes">
      <source>%n files</source>
      <translation>
        <numerusform>%n dosya</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n places were blacked out</source>
      <translation>
        <numerusform>%n yer karartılmış</numerusform>
      </translation>
    </message>
    <message>
      <source>CHANGED: the manifest’s signature does not hold.</source>
      <translation>DEĞİŞTİRİLMİŞ: bildirimin imzası tutmuyor.</translation>
    </message>
    <message>
      <source>CHANGED: this is not as it was taken out.</source>
      <translation>DEĞİŞTİRİLMİŞ: dışa aktarıldığı gibi değil.</translation>
    </message>
    <message>
      <source>Changed: {name}</source>
      <translation>Değişmiş: {name}</translation>
    </message>
    <message>
      <source>Compare it with the one that the desk it came from shows.</source>
      <translation>Geldiği masanın gösterdiğiyle karşılaştırın.</translation>
    </message>
    <message>
      <source>Fingerprint of the key: {print}</source>
      <translation>Anahtarın parmak izi: {print}</translation>
    </message>
    <message>
      <source>From the profile {store}</source>
      <translation>Profil: {store}</translation>
    </message>
    <message>
      <source>It cannot be read: nothing can be said.</source>
      <translation>Okunamıyor: bir şey söylenemez.</translation>
    </message>
    <message>
      <source>It is a package: its passphrase is needed to look into it.</source>
      <translation>Bu bir paket: içine bakmak için parolası gerekir.</translation>
    </message>
    <message>
      <source>Missing: {name}</source>
      <translation>Eksik: {name}</translation>
    </message>
    <message>
      <source>Not in the manifest: {name}</source>
      <translation>Bildirimde yok: {name}</translation>
    </message>
    <message>
      <source>Passphrase of the package: </source>
      <translation>Paketin parolası: </translation>
    </message>
    <message>
      <source>Taken out by {name} on {when}</source>
      <translation>{name} tarafından dışa aktarıldı · {when}</translation>
    </message>
    <message>
      <source>That is NOT the key you named.</source>
      <translation>Belirttiğiniz anahtar bu DEĞİL.</translation>
    </message>
    <message>
      <source>That is the key you named.</source>
      <translation>Belirttiğiniz anahtar bu.</translation>
    </message>
    <message>
      <source>There is no manifest with it: nothing can be said.</source>
      <translation>Yanında bildirim yok: bir şey söylenemez.</translation>
    </message>
    <message>
      <source>Whole: every file is as it was taken out.</source>
      <translation>Bütün: her dosya dışa aktarıldığı gibi.</translation>
    </message>
    <message numerus="yes">
      <source>and %n more files</source>
      <translation>
        <numerusform>ve %n dosya daha</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Viewer</name>
    <message>
      <source>Close</source>
      <translation>Kapat</translation>
    </message>
    <message>
      <source>Larger</source>
      <translation>Büyüt</translation>
    </message>
    <message>
      <source>Newer picture</source>
      <translation>Daha yeni resim</translation>
    </message>
    <message>
      <source>Older picture</source>
      <translation>Daha eski resim</translation>
    </message>
    <message>
      <source>Picture {name}</source>
      <translation>Resim: {name}</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>Farklı kaydet…</translation>
    </message>
    <message>
      <source>Smaller</source>
      <translation>Küçült</translation>
    </message>
    <message>
      <source>The picture is being fetched…</source>
      <translation>Resim getiriliyor…</translation>
    </message>
    <message>
      <source>This picture cannot be shown. You can save it.</source>
      <translation>Bu resim gösterilemiyor. Dosyayı kaydedebilirsiniz.</translation>
    </message>
  </context>
  <context>
    <name>Visit</name>
    <message>
      <source>A call is going on</source>
      <translation>Bir görüşme sürüyor</translation>
    </message>
    <message>
      <source>Hang up and quit</source>
      <translation>Kapat ve çık</translation>
    </message>
    <message>
      <source>Something went wrong inside Santral</source>
      <translation>Santral'ın içinde bir şeyler ters gitti</translation>
    </message>
    <message>
      <source>The work goes on. A report without personal data is in {path}.</source>
      <translation>İş sürüyor. Kişisel veri içermeyen bir rapor şurada: {path}.</translation>
    </message>
  </context>
  <context>
    <name>Wallboard</name>
    <message>
      <source>As it came</source>
      <translation>İlk hâli</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Kapat</translation>
    </message>
    <message>
      <source>Four to twelve figures</source>
      <translation>Dört ile on iki arası rakam</translation>
    </message>
    <message>
      <source>Full screen	F11</source>
      <translation>Tam ekran	F11</translation>
    </message>
    <message>
      <source>Light	L</source>
      <translation>Açık renk	L</translation>
    </message>
    <message>
      <source>Of all queues</source>
      <translation>Bütün kuyruklar</translation>
    </message>
    <message>
      <source>Wallboard</source>
      <translation>Duvar panosu</translation>
    </message>
  </context>
  <context>
    <name>WholeText</name>
    <message>
      <source>Close</source>
      <translation>Kapat</translation>
    </message>
    <message>
      <source>Copy all</source>
      <translation>Tümünü kopyala</translation>
    </message>
    <message>
      <source>Message</source>
      <translation>Mesaj</translation>
    </message>
  </context>
  <context>
    <name>WrapUp</name>
    <message numerus="yes">
      <source>%n more after this one</source>
      <translation>
        <numerusform>bundan sonra %n tane daha</numerusform>
      </translation>
    </message>
    <message>
      <source>A note, if you like</source>
      <translation>Not (isteğe bağlı)</translation>
    </message>
    <message>
      <source>Another time…</source>
      <translation>Başka bir zaman…</translation>
    </message>
    <message>
      <source>Call-back</source>
      <translation>Geri arama</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Bitti</translation>
    </message>
    <message>
      <source>Follow up…</source>
      <translation>Takip…</translation>
    </message>
    <message>
      <source>Get back to {name}</source>
      <translation>{name}: geri dönülecek</translation>
    </message>
    <message>
      <source>In 2 hours, {time}</source>
      <translation>2 saat sonra, {time}</translation>
    </message>
    <message>
      <source>Monday, {time}</source>
      <translation>Pazartesi, {time}</translation>
    </message>
    <message>
      <source>More time</source>
      <translation>Ek süre</translation>
    </message>
    <message>
      <source>No follow-up</source>
      <translation>Takip yok</translation>
    </message>
    <message>
      <source>No outcome of that name</source>
      <translation>Bu adda bir sonuç yok</translation>
    </message>
    <message>
      <source>Take</source>
      <translation>Al</translation>
    </message>
    <message>
      <source>Tomorrow, {time}</source>
      <translation>Yarın, {time}</translation>
    </message>
    <message>
      <source>Unknown</source>
      <translation>Bilinmeyen</translation>
    </message>
    <message>
      <source>What is to be done</source>
      <translation>Ne yapılacak</translation>
    </message>
    <message>
      <source>What was it about?</source>
      <translation>Konu neydi?</translation>
    </message>
    <message>
      <source>When the follow-up is due</source>
      <translation>Takip ne zaman</translation>
    </message>
    <message>
      <source>Wrap-up</source>
      <translation>Kapanış</translation>
    </message>
    <message>
      <source>Wrap-up: what was it about?   {keys}</source>
      <translation>Kapanış: konu neydi?   {keys}</translation>
    </message>
    <message>
      <source>{what}: how did it go?   {keys}</source>
      <translation>{what}: nasıl geçti?   {keys}</translation>
    </message>
  </context>
</TS>
