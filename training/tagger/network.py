"""The network: an encoder that reads word pieces and signs, with a CRF head a guideline."""

from __future__ import annotations

from pathlib import Path

from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from tellings.models.pieces import SIGNS

from .crf import Crf
from .data import LABELS


class Tagger(nn.Module):
    """Scores of labels: (batch, pieces) numbers of pieces and signs → (batch, pieces, heads x 7).

    The heads' columns follow one another in the order of `heads`.
    """

    def __init__(self, base: Path, heads: tuple[str, ...], dropout: float = 0.1) -> None:
        super().__init__()
        config = BertConfig.from_pretrained(
            base, hidden_dropout_prob=dropout, attention_probs_dropout_prob=0.0
        )
        config._attn_implementation = "eager"
        self.encoder = BertModel(config, add_pooling_layer=False)
        weights = load_file(base / "model.safetensors")
        weights = {name.removeprefix("bert."): value for name, value in weights.items()}
        missing, _ = self.encoder.load_state_dict(weights, strict=False)
        if [name for name in missing if "position_ids" not in name]:
            raise ValueError(f"{base}: no weights for {missing}")
        self.signs = nn.Embedding(SIGNS, config.hidden_size)
        nn.init.zeros_(self.signs.weight)
        self.heads = heads
        self.dropout = nn.Dropout(dropout)
        self.scores = nn.Linear(config.hidden_size, len(LABELS) * len(heads))
        self.crfs = nn.ModuleDict({head: Crf(LABELS) for head in heads})

    def forward(self, ids: Tensor, signs: Tensor, mask: Tensor) -> Tensor:
        """Scores of each piece; `mask` is 1 for a piece and 0 for padding."""
        words = self.encoder.embeddings.word_embeddings(ids) + self.signs(signs)
        state = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        scores: Tensor = self.scores(self.dropout(state))
        return scores

    def of(self, scores: Tensor, head: str) -> Tensor:
        """The columns of one head: (batch, pieces, 7)."""
        at = self.heads.index(head) * len(LABELS)
        return scores[..., at : at + len(LABELS)]
