"""EMOJI: the signs people use with customers, with Turkish and English words to find them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Emoji:
    sign: str
    words: str


_LINES = """
😀 gülen yüz mutlu grin smile happy
😃 gülümseme sevinç smile happy joy
😄 gülümseyen gözler smile eyes happy
😁 sırıtma beam grin
😅 terleyen gülüş rahatlama sweat relief
😂 kahkaha gözyaşı laugh tears joy
🤣 yerlerde gülme rofl laugh
🙂 hafif gülümseme slight smile
😉 göz kırpma wink
😊 utangaç gülümseme blush smile
😇 melek masum angel innocent
🥰 sevgi kalpler love hearts
😍 hayran kalp gözler love heart eyes
😘 öpücük kiss
😋 lezzetli yum delicious
😎 havalı gözlük cool sunglasses
🤩 hayran yıldız star struck
🥳 kutlama parti party celebrate
🤔 düşünme think hmm
🤗 sarılma kucak hug
🤝 anlaşma el sıkışma handshake deal
😐 nötr ifadesiz neutral
😶 sessiz silent
🙄 göz devirme eye roll
😏 sırıtış smirk
😌 huzurlu relieved calm
😴 uyku sleep
🤒 hasta ateş sick fever
🤕 yaralı hurt
😷 maske mask ill
🤯 şaşkın patlama mind blown
😕 kararsız confused
😟 endişeli worried
🙁 üzgün sad frown
😮 şaşkın wow surprised
😯 hayret hushed
😲 hayret şok astonished
😳 mahcup utanmış flushed
🥺 yalvaran rica pleading please
😢 ağlama üzgün cry sad
😭 hıçkırık ağlama sob cry
😤 sinirli burnundan huff
😠 kızgın angry
😡 öfkeli rage angry
😱 korku çığlık scream fear
😰 kaygı terleme anxious
😬 yüz buruşturma grimace awkward
😞 hayal kırıklığı disappointed
😔 dalgın üzgün pensive sad
😩 bezgin yorgun weary
😫 bitkin tired
🙏 teşekkür rica lütfen thanks please pray
👍 tamam beğeni onay thumbs up ok yes
👎 hayır beğenmeme thumbs down no
👌 tamam mükemmel ok perfect
✌️ zafer barış victory peace
🤞 şans dilek fingers crossed luck
👏 alkış tebrik clap applause
🙌 kutlama eller raise hands hooray
👋 merhaba selam el sallama wave hello bye
🤙 ara beni call me
💪 güç kas strong muscle
👉 sağ işaret point right
👈 sol işaret point left
👆 yukarı işaret point up
👇 aşağı işaret point down
☝️ bir işaret one point
✍️ yazma write
🤷 bilmiyorum omuz shrug dunno
🤦 alın vurma facepalm
🙋 el kaldırma soru raise hand question
👀 gözler bakma eyes look
❤️ kalp sevgi kırmızı heart love red
🧡 kalp turuncu heart orange
💛 kalp sarı heart yellow
💚 kalp yeşil heart green
💙 kalp mavi heart blue
💜 kalp mor heart purple
🖤 kalp siyah heart black
🤍 kalp beyaz heart white
💔 kırık kalp broken heart
💯 yüz tam puan hundred perfect
✨ parıltı yeni sparkles new
⭐ yıldız star
🌟 parlayan yıldız glowing star
🎉 kutlama tebrik party congratulations
🎊 konfeti kutlama confetti
🎁 hediye gift present
🎂 doğum günü pasta birthday cake
🌹 gül çiçek rose flower
🌸 çiçek bahar blossom flower
💐 buket çiçek bouquet flowers
☀️ güneş sun
🌙 ay gece moon night
⛄ kardan adam kış snowman winter
🌧️ yağmur rain
❄️ kar soğuk snow cold
🔥 ateş harika fire hot
⚡ şimşek hızlı lightning fast
☕ kahve coffee
🍵 çay tea
🍰 pasta dilim cake slice
🍽️ yemek tabak dinner plate
✅ tamam onay işaret check done
☑️ seçili işaret checked
✔️ onay tik check mark
❌ hayır iptal çarpı no cancel cross
❗ ünlem önemli exclamation important
❓ soru question
⚠️ uyarı dikkat warning
🚫 yasak forbidden
⛔ girilmez dur no entry stop
🆗 tamam ok button
🆕 yeni new
ℹ️ bilgi information
➡️ sağ ok right arrow
⬅️ sol ok left arrow
⬆️ yukarı ok up arrow
⬇️ aşağı ok down arrow
🔄 yenile döngü refresh again
🔙 geri back
🔜 yakında soon
⏰ saat alarm clock
⏳ bekleme kum saati hourglass wait
⌛ süre bitti hourglass done
🕐 saat zaman clock time
📅 takvim tarih calendar date
📆 takvim gün calendar day
📦 paket kargo koli package box parcel
🚚 kargo kamyon teslimat truck delivery
🚛 tır nakliye lorry transport
✈️ uçak plane
🚗 araba car
🏠 ev house home
🏢 ofis bina office building
🏪 mağaza shop store
🏭 fabrika depo factory
🛒 sepet alışveriş cart shopping
🛍️ alışveriş poşet shopping bags
👕 tişört giysi shirt clothes
👟 ayakkabı shoe
👜 çanta bag
💳 kart ödeme credit card payment
💰 para money
💵 nakit dolar cash
🧾 fiş fatura receipt invoice
🏷️ etiket fiyat indirim label price tag
📄 belge sayfa document page
📎 ataş ek dosya paperclip attachment
📷 fotoğraf kamera camera photo
📞 telefon arama phone call
📱 cep telefonu mobile phone
📧 e-posta mail email
✉️ zarf mektup envelope letter
💬 mesaj konuşma message chat
🔔 bildirim zil bell notification
🔍 arama büyüteç search find
🔗 bağlantı link
🔒 kilit güvenli lock secure
🔓 açık kilit unlock
🔑 anahtar key
🔧 tamir anahtar repair wrench
🛠️ araçlar tamir tools repair
⚙️ ayar dişli settings gear
💻 bilgisayar dizüstü laptop computer
🖨️ yazıcı printer
🔋 pil batarya battery
💡 fikir ampul idea light
📌 iğne sabitle pin
📍 konum yer location place
🗺️ harita map
📊 grafik rapor chart report
📈 artış yükseliş chart up
📉 düşüş azalış chart down
🥇 birinci madalya first medal
🏆 kupa ödül trophy award
🇹🇷 türkiye bayrak turkey flag
🇬🇧 ingiltere bayrak britain flag
🇩🇪 almanya bayrak germany flag
"""

EMOJI = tuple(Emoji(*line.split(" ", 1)) for line in _LINES.strip().splitlines())
