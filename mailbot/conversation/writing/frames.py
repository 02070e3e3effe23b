"""The frame of a letter in languages that a model alone writes: what must be understood whoever worded the rest. Data.

English and Spanish have templates of their own. The way to stop is the word "stop" in every language, which code hears.
"""

# ruff: noqa: E501 (a sentence stands in one line)
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Frame:
    """A language's words around a letter. In braces: the lead's name, the agency, the agent."""

    to_name: str
    to_nobody: str
    disclosure: str
    colleague: str  # in the place of an agent without a name
    regards: str
    signed: str
    unsigned: str
    stop: str


# The languages, beside those two, in which most of those write in the United States who write none of them well.
FRAMES: Final[Mapping[str, Frame]] = MappingProxyType(
    {
        "de": Frame(
            "Guten Tag {name},",
            "Guten Tag,",
            "Ich bin der KI-Assistent von {agency}; {agent} liest mit und übernimmt, sobald Sie einen Menschen wünschen.",
            "jemand aus dem Büro",
            "Freundliche Grüße",
            "Der Assistent von {agent}",
            "Der Assistent",
            'Wenn Sie nichts mehr von uns hören möchten, antworten Sie einfach mit "stop".',
        ),
        "fr": Frame(
            "Bonjour {name},",
            "Bonjour,",
            "Je suis l'assistant IA de {agency} ; {agent} lit nos échanges et prend le relais dès que vous demandez une personne.",
            "quelqu'un de l'agence",
            "Cordialement,",
            "L'assistant de {agent}",
            "L'assistant",
            'Si vous ne souhaitez plus recevoir de messages de notre part, répondez simplement "stop".',
        ),
        "ht": Frame(
            "Bonjou {name},",
            "Bonjou,",
            "Mwen se asistan entèlijans atifisyèl {agency}; {agent} li mesaj yo tou epi l ap pran relèv la nenpòt lè ou mande pale ak yon moun.",
            "yon kòlèg",
            "Avèk respè,",
            "Asistan {agent}",
            "Asistan",
            'Si ou pa vle resevwa mesaj nan men nou ankò, jis reponn "stop".',
        ),
        "ko": Frame(
            "{name}님, 안녕하세요.",
            "안녕하세요.",
            "저는 {agency}의 AI 어시스턴트입니다. {agent}이(가) 메일을 함께 읽고 있으며, 사람과 연락하기를 원하시면 언제든지 이어받습니다.",
            "담당자",
            "감사합니다.",
            "{agent}의 어시스턴트",
            "어시스턴트",
            '더 이상 메일을 받고 싶지 않으시면 "stop"이라고만 답장해 주세요.',
        ),
        "pt": Frame(
            "Olá {name},",
            "Olá,",
            "Sou o assistente de IA de {agency}; {agent} acompanha as mensagens e assume a conversa assim que você pedir uma pessoa.",
            "um colega",
            "Atenciosamente,",
            "O assistente de {agent}",
            "O assistente",
            'Se não quiser mais receber mensagens nossas, basta responder "stop".',
        ),
        "ru": Frame(
            "Здравствуйте, {name}!",
            "Здравствуйте!",
            "Я ИИ-ассистент {agency}; {agent} читает переписку и подключится, как только вы попросите связать вас с человеком.",
            "наш сотрудник",
            "С уважением,",
            "Ассистент {agent}",
            "Ассистент",
            'Если вы больше не хотите получать от нас письма, просто ответьте "stop".',
        ),
        "vi": Frame(
            "Xin chào {name},",
            "Xin chào,",
            "Tôi là trợ lý AI của {agency}; {agent} theo dõi các email này và sẽ tiếp quản bất cứ khi nào quý vị muốn trao đổi với người thật.",
            "một đồng nghiệp",
            "Trân trọng,",
            "Trợ lý của {agent}",
            "Trợ lý",
            'Nếu quý vị không muốn nhận thư của chúng tôi nữa, chỉ cần trả lời "stop".',
        ),
        "zh": Frame(
            "{name}，您好：",
            "您好：",
            "我是{agency}的人工智能助理；{agent}会阅读这些邮件，您要求与真人联系时会随时接手。",
            "我们的同事",
            "祝好，",
            "{agent}的助理",
            "助理",
            '如果您不想再收到我们的邮件，只需回复"stop"。',
        ),
    }
)  # fmt: skip
