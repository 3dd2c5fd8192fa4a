// Every word on the page, in both languages. {name} is filled in by say().

const WORDS = {
  tr: {
    brand: "Ardıç Ev", skip: "İçeriğe geç", menu: "Bölümler", language: "Dil",
    nav_home: "Ev", nav_kitchen: "Mutfak", nav_electronics: "Elektronik", nav_help: "Yardım",
    hero_eyebrow: "Kış koleksiyonu", hero_title: "Eve dönmek için güzel sebepler",
    hero_lead: "Uzun akşamlar için sıcak ışıklar, sessiz aletler ve yıllarca kalacak mobilyalar.",
    hero_shop: "Koleksiyona bak", hero_ask: "Bize sorun",
    hero_picture: "Koltuk, lambader ve bitkilerle sakin bir oturma odası çizimi",
    promises: "Alışveriş güvenceleri",
    promise_delivery: "Ücretsiz kargo", promise_delivery_more: "1.000 TL ve üzeri siparişlerde",
    promise_return: "14 gün iade", promise_return_more: "Kapınızdan ücretsiz alırız",
    promise_warranty: "En az 2 yıl garanti", promise_warranty_more: "Tüm elektronik ve ev aletlerinde",
    picks_title: "Bu haftanın seçtikleri", picks_lead: "Ekibimizin kendi evinde de kullandıkları.",
    item_kettle: "Pınar su ısıtıcısı", item_kettle_more: "1,7 litre, sessiz kaynatma",
    item_lamp: "Kandil masa lambası", item_lamp_more: "Keten başlık, kısılabilir ışık",
    item_speaker: "Yankı hoparlör", item_speaker_more: "Ceviz gövde, 20 saat pil",
    item_chair: "Sedir berjer", item_chair_more: "Masif meşe, yün kumaş",
    help_title: "Aklınıza takılan bir şey mi var?",
    help_lead: "Siparişiniz, iadeniz ya da faturanız için bize yazın. Asistanımız hemen yanıtlar, gerektiğinde bir arkadaşımız devralır.",
    help_ask: "Sohbeti başlat", foot: "Ardıç Ev · Ev ve elektronik",
    call_us: "Bizi arayın", call_end: "Telefonu kapat", call_ringing: "{name} arıyor…",
    call_talking: "{name} görüşüyor", call_held: "{name} beklemede", call_waiting: "{name} sırada bekliyor", call_over: "Görüşme bitti",
    call_nobody: "Şu anda aranabilecek kimse yok",
    foot_note: "Bu, kurgusal bir örnek şirketin sayfasıdır.",
    chat: "Sohbet", open_chat: "Sohbeti aç", close_chat: "Sohbeti küçült", more: "Seçenekler",
    unread: "{count} okunmamış mesaj", transcript: "Mesajlar", quick: "Hazır yanıtlar",
    welcome_title: "Merhaba, size nasıl yardımcı olabiliriz?",
    welcome_lead: "Sorunuzu yazın; önce dijital asistanımız yanıtlar. İstediğinizde bir müşteri temsilcisine aktarır.",
    name: "Adınız (isteğe bağlı)", message: "Mesajınız", placeholder: "Bir mesaj yazın",
    send: "Gönder", attach: "Dosya ekle", remove: "{name} dosyasını kaldır",
    status_none: "Genellikle hemen yanıtlarız", status_bot: "Dijital asistan yanıtlıyor",
    status_waiting: "Bir müşteri temsilcisi bekleniyor", status_person: "Müşteri temsilcisi",
    status_closed: "Şu anda kapalıyız", status_ended: "Görüşme sona erdi", status_connecting: "Bağlanılıyor…", status_offline: "Bağlantı yok",
    line_connecting: "Bağlanılıyor…",
    line_offline: "Bağlantı yok. Yazdıklarınız saklanır ve bağlantı gelince gönderilir.",
    typing: "{name} yazıyor", bot: "Çıra", bot_role: "Çıra · Dijital asistan",
    line_joined: "{name} görüşmeye katıldı", line_bot_back: "Dijital asistan yeniden yanıtlıyor",
    line_waiting: "Bir müşteri temsilcisi bekleniyor. Bu sırada yazmaya devam edebilirsiniz.",
    line_ended: "Görüşme sona erdi",
    waiting: "Bekliyor", sending: "Gönderiliyor", sent: "Gönderildi", seen: "Görüldü", failed: "Gönderilemedi",
    retry: "Yeniden dene", discard: "Sil", gone: "Bu mesaj silindi",
    today: "Bugün", yesterday: "Dün", newer: "Yeni mesajlar", reference: "Görüşme no: {reference}",
    end: "Görüşmeyi bitir", end_sure: "Bitirmek için yeniden basın",
    over: "Bu görüşme sona erdi. Başka bir sorunuz olursa buradayız.", again: "Yeni görüşme başlat",
    left: "{count} karakter kaldı", cut: "Metin uzundu: {whole} karakterin yalnızca ilk {count} karakteri yapıştırıldı.",
    too_long: "Mesaj en çok 4.000 karakter olabilir.",
    too_big: "{name} çok büyük. En çok 10 MB gönderebilirsiniz.",
    bad_file: "{name} gönderilemedi. Resim, PDF, metin, Word, Excel ve ZIP dosyaları gönderebilirsiniz.",
    too_many: "Bir mesaja en çok 5 dosya eklenebilir.", empty: "Mesaj boş.", refused: "Mesaj gönderilemedi.",
    lost_file: "Dosya bu cihazda bulunamadı.", download: "{name} dosyasını indir", picture: "Resim: {name}",
    wait_title: "Bekleme", wait_choices: "Beklemek yerine",
    wait_place: "Sırada {position}. kişisiniz.", wait_next: "Sıradaki sizsiniz.",
    wait_place_about: "Sırada {position}. kişisiniz, yaklaşık {minutes} dakika.", wait_next_about: "Sıradaki sizsiniz, yaklaşık {minutes} dakika.",
    wait_place_soon: "Sırada {position}. kişisiniz, yaklaşık 1 dakika.", wait_next_soon: "Sıradaki sizsiniz, bir dakikadan az.",
    wait_nobody: "Şu anda müsait kimse yok.", wait_shut: "Şu anda kapalıyız.", wait_closed: "Şu anda kapalıyız. Açılış: {when}.",
    opens_today: "bugün saat {time}", opens_tomorrow: "yarın saat {time}", opens_on: "{date} saat {time}",
    wait_wait: "Bekleyeceğim", wait_here: "Buradan yanıtlayın", wait_call: "Beni arayın", wait_mail: "E-postayla yanıtlayın",
    wait_call_label: "Telefon numaranız", wait_mail_label: "E-posta adresiniz",
    wait_call_wrong: "Bunu bir telefon numarası olarak okuyamadık. Örneğin 0532 123 45 67.", wait_mail_wrong: "Bu bir e-posta adresine benzemiyor. Örneğin ad@ornek.com.",
    wait_call_give: "Beni arayın", wait_mail_give: "E-postayla yanıtlayın", wait_back: "Vazgeç",
    wait_will_call: "Sizi {address} numarasından arayacağız.", wait_will_mail: "Yanıtımızı {address} adresine göndereceğiz.",
    from_you: "Siz",
    starters: ["Siparişim nerede?", "İade etmek istiyorum", "Faturamı istiyorum", "Çalışma saatleri"],
  },
  en: {
    brand: "Ardıç Home", skip: "Skip to content", menu: "Sections", language: "Language",
    nav_home: "Home", nav_kitchen: "Kitchen", nav_electronics: "Electronics", nav_help: "Help",
    hero_eyebrow: "Winter collection", hero_title: "Good reasons to come home",
    hero_lead: "Warm light for long evenings, quiet appliances, and furniture made to stay for years.",
    hero_shop: "See the collection", hero_ask: "Ask us",
    hero_picture: "Drawing of a calm living room with an armchair, a floor lamp and plants",
    promises: "What you can count on",
    promise_delivery: "Free delivery", promise_delivery_more: "On orders of 1,000 TL or more",
    promise_return: "14-day returns", promise_return_more: "Collected from your door, free",
    promise_warranty: "At least 2 years' warranty", promise_warranty_more: "On all electronics and appliances",
    picks_title: "This week's picks", picks_lead: "Things our own team uses at home.",
    item_kettle: "Pınar kettle", item_kettle_more: "1.7 litres, boils quietly",
    item_lamp: "Kandil table lamp", item_lamp_more: "Linen shade, dimmable",
    item_speaker: "Yankı speaker", item_speaker_more: "Walnut body, 20 hours of battery",
    item_chair: "Sedir armchair", item_chair_more: "Solid oak, wool cover",
    help_title: "Something on your mind?",
    help_lead: "Write to us about an order, a return or an invoice. Our assistant answers at once, and a colleague takes over when needed.",
    help_ask: "Start a chat", foot: "Ardıç Home · Home and electronics",
    call_us: "Call us", call_end: "Hang up", call_ringing: "{name} is calling…",
    call_talking: "{name} is talking", call_held: "{name} is on hold", call_waiting: "{name} is waiting in the queue", call_over: "The call is over",
    call_nobody: "Nobody can be called right now",
    foot_note: "This is the page of a fictional sample company.",
    chat: "Chat", open_chat: "Open the chat", close_chat: "Minimise the chat", more: "Options",
    unread: "{count} unread messages", transcript: "Messages", quick: "Ready answers",
    welcome_title: "Hello, how can we help?",
    welcome_lead: "Write your question; our digital assistant answers first and hands you over to a colleague whenever you like.",
    name: "Your name (optional)", message: "Your message", placeholder: "Write a message",
    send: "Send", attach: "Add a file", remove: "Remove {name}",
    status_none: "We usually answer at once", status_bot: "The digital assistant is answering",
    status_waiting: "Waiting for a colleague", status_person: "Customer service",
    status_closed: "Closed right now", status_ended: "The conversation has ended", status_connecting: "Connecting…", status_offline: "No connection",
    line_connecting: "Connecting…",
    line_offline: "No connection. What you write is kept and sent when the line is back.",
    typing: "{name} is typing", bot: "Çıra", bot_role: "Çıra · Digital assistant",
    line_joined: "{name} joined the conversation", line_bot_back: "The digital assistant is answering again",
    line_waiting: "Waiting for a colleague. You can go on writing meanwhile.",
    line_ended: "The conversation has ended",
    waiting: "Waiting", sending: "Sending", sent: "Sent", seen: "Seen", failed: "Not sent",
    retry: "Try again", discard: "Discard", gone: "This message was deleted",
    today: "Today", yesterday: "Yesterday", newer: "New messages", reference: "Conversation no: {reference}",
    end: "End the conversation", end_sure: "Press again to end it",
    over: "This conversation has ended. If you have another question, we are here.", again: "Start a new conversation",
    left: "{count} characters left", cut: "The text was too long: only the first {count} of {whole} characters were pasted.",
    too_long: "A message can have 4,000 characters at most.",
    too_big: "{name} is too large. You can send up to 10 MB.",
    bad_file: "{name} could not be sent. You can send pictures, PDF, text, Word, Excel and ZIP files.",
    too_many: "A message can carry 5 files at most.", empty: "The message is empty.", refused: "The message could not be sent.",
    lost_file: "The file is no longer on this device.", download: "Download {name}", picture: "Picture: {name}",
    wait_title: "Waiting", wait_choices: "Instead of waiting",
    wait_place: "You are number {position}.", wait_next: "You are next.",
    wait_place_about: "You are number {position}, about {minutes} minutes.", wait_next_about: "You are next, about {minutes} minutes.",
    wait_place_soon: "You are number {position}, about 1 minute.", wait_next_soon: "You are next, less than a minute.",
    wait_nobody: "Nobody is free right now.", wait_shut: "We are closed right now.", wait_closed: "We are closed right now. We open {when}.",
    opens_today: "today at {time}", opens_tomorrow: "tomorrow at {time}", opens_on: "on {date} at {time}",
    wait_wait: "I'll wait", wait_here: "Answer me here", wait_call: "Call me back", wait_mail: "Answer by e-mail",
    wait_call_label: "Your phone number", wait_mail_label: "Your e-mail address",
    wait_call_wrong: "We couldn't read that as a phone number. For example +44 20 7946 0958.", wait_mail_wrong: "That doesn't look like an e-mail address. For example name@example.com.",
    wait_call_give: "Call me back", wait_mail_give: "Answer by e-mail", wait_back: "Not now",
    wait_will_call: "We will call you on {address}.", wait_will_mail: "We will send our answer to {address}.",
    from_you: "You",
    starters: ["Where is my order?", "I want to return an item", "I need my invoice", "Opening hours"],
  },
};

// What a company of one's own says in place of the sample; its name stands for {brand}.
const OWN = {
  tr: {
    brand: "{brand}", foot: "{brand}", foot_note: "", nav_home: "Ana sayfa", hero_eyebrow: "{brand}",
    hero_title: "Size nasıl yardımcı olabiliriz?", hero_lead: "Bize buradan yazın; yanıtınız da buraya gelir.",
    help_lead: "Bize yazın. Asistanımız hemen yanıtlar, gerektiğinde bir arkadaşımız devralır.",
    bot: "Dijital asistan", bot_role: "Dijital asistan", starters: ["Bir kişiyle görüşmek istiyorum", "Beni arayın"],
  },
  en: {
    brand: "{brand}", foot: "{brand}", foot_note: "", nav_home: "Home", hero_eyebrow: "{brand}",
    hero_title: "How can we help?", hero_lead: "Write to us here, and this is where the answer comes.",
    help_lead: "Write to us. Our assistant answers at once, and a colleague takes over when needed.",
    bot: "Digital assistant", bot_role: "Digital assistant", starters: ["I want to speak to a person", "Call me back"],
  },
};

let current = "tr";

export function language() { return current; }

export function choose(code) {
  current = code === "en" ? "en" : "tr";
  document.documentElement.lang = current;
  for (const node of document.querySelectorAll("[data-words]")) node.textContent = say(node.dataset.words);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", say(node.dataset.label));
  const money = new Intl.NumberFormat(current);
  for (const node of document.querySelectorAll(".price")) node.textContent = `${money.format(node.value)} TL`;
  for (const node of document.querySelectorAll("[data-alt]")) node.setAttribute("alt", say(node.dataset.alt));
}

export function number(value) { return new Intl.NumberFormat(current).format(value); }

export function say(name, facts = {}) {
  const brand = document.documentElement.dataset.company;
  const phrase = (brand === undefined ? undefined : OWN[current][name]) ?? WORDS[current][name] ?? name;
  if (typeof phrase !== "string") return phrase;
  return phrase.replace(/\{(\w+)\}/g, (whole, fact) => String({ brand, ...facts }[fact] ?? whole));
}

export function firstLanguage() {
  const asked = new URLSearchParams(location.search).get("lang");
  const kept = read("ardic.language");
  const code = asked || kept || navigator.language || "tr";
  return code.toLowerCase().startsWith("tr") ? "tr" : "en";
}

function read(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}
