#!/usr/bin/env python3
"""Writes a network of BERT-base's shape with meaningless weights: what reading reviews with it costs.

    /usr/bin/python3 bert_base.py FILE

12 layers, width 768, 12 heads, inner width 3072, 30,522 pieces (Devlin et al. 2019): pieces
[texts, words] → stars [texts, 5]. Every weight is one small number that the runtime spreads when
it loads the file, so the file is small and the work is the same. For scripts/bench reviews only.
"""
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

LAYERS, WIDTH, HEADS, INNER, PIECES = 12, 768, 12, 3072, 30522


class Builder:
    def __init__(self):
        self.nodes, self.constants = [], []

    def constant(self, name, value):
        self.constants.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def node(self, kind, inputs, output, **attributes):
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def spread(self, name, *shape):
        """A weight of this shape, all of one value."""
        value = numpy_helper.from_array(np.float32([0.01]))
        return self.node("ConstantOfShape", [self.constant(f"{name}.shape", np.int64(shape))], name, value=value)

    def linear(self, given, name, inputs, outputs):
        product = self.node("MatMul", [given, self.spread(f"{name}.weight", inputs, outputs)], f"{name}.product")
        return self.node("Add", [product, self.spread(f"{name}.bias", outputs)], name)

    def norm(self, given, name):
        mean = self.node("ReduceMean", [given], f"{name}.mean", axes=[-1])
        centred = self.node("Sub", [given, mean], f"{name}.centred")
        variance = self.node("ReduceMean", [self.node("Mul", [centred, centred], f"{name}.squares")], f"{name}.var", axes=[-1])
        safe = self.node("Add", [variance, self.constant(f"{name}.epsilon", np.float32(1e-12))], f"{name}.safe")
        return self.node("Div", [centred, self.node("Sqrt", [safe], f"{name}.deviation")], name)

    def heads(self, given, name, order):
        split = self.node("Reshape", [given, self.constant(f"{name}.sizes", np.int64([0, 0, HEADS, WIDTH // HEADS]))], f"{name}.split")
        return self.node("Transpose", [split], name, perm=order)

    def attention(self, given, name):
        query = self.heads(self.linear(given, f"{name}.query", WIDTH, WIDTH), f"{name}.q", [0, 2, 1, 3])
        key = self.heads(self.linear(given, f"{name}.key", WIDTH, WIDTH), f"{name}.k", [0, 2, 3, 1])
        value = self.heads(self.linear(given, f"{name}.value", WIDTH, WIDTH), f"{name}.v", [0, 2, 1, 3])
        scores = self.node("Mul", [self.node("MatMul", [query, key], f"{name}.dots"),
                                   self.constant(f"{name}.root", np.float32((WIDTH / HEADS) ** -0.5))], f"{name}.scores")  # fmt: skip
        mixed = self.node("MatMul", [self.node("Softmax", [scores], f"{name}.shares", axis=3), value], f"{name}.mixed")
        back = self.node("Transpose", [mixed], f"{name}.back", perm=[0, 2, 1, 3])
        joined = self.node("Reshape", [back, self.constant(f"{name}.whole", np.int64([0, 0, WIDTH]))], f"{name}.joined")
        return self.linear(joined, f"{name}.out", WIDTH, WIDTH)

    def gelu(self, given, name):
        scaled = self.node("Div", [given, self.constant(f"{name}.root2", np.float32(2**0.5))], f"{name}.scaled")
        grown = self.node("Add", [self.node("Erf", [scaled], f"{name}.erf"), self.constant(f"{name}.one", np.float32(1))], f"{name}.grown")
        return self.node("Mul", [self.node("Mul", [given, grown], f"{name}.twice"), self.constant(f"{name}.half", np.float32(0.5))], name)

    def layer(self, given, name):
        attended = self.norm(self.node("Add", [given, self.attention(given, f"{name}.attention")], f"{name}.sum"), f"{name}.mid")
        inner = self.gelu(self.linear(attended, f"{name}.inner", WIDTH, INNER), f"{name}.gelu")
        return self.norm(self.node("Add", [attended, self.linear(inner, f"{name}.outer", INNER, WIDTH)], f"{name}.total"), name)


def bert_base():
    build = Builder()
    state = build.norm(build.node("Gather", [build.spread("table", PIECES, WIDTH), "pieces"], "vectors", axis=0), "embedded")
    for number in range(LAYERS):
        state = build.layer(state, f"layer{number}")
    first = build.node("Gather", [state, build.constant("first", np.int64(0))], "first_word", axis=1)
    build.node("Softmax", [build.linear(first, "logits", WIDTH, 5)], "stars", axis=1)
    shape = lambda name, kind, *sizes: helper.make_tensor_value_info(name, kind, list(sizes))
    graph = helper.make_graph(build.nodes, "bert_base", [shape("pieces", TensorProto.INT32, "texts", "words")],
                              [shape("stars", TensorProto.FLOAT, "texts", 5)], build.constants)  # fmt: skip
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 7
    onnx.checker.check_model(model)
    return model.SerializeToString()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    Path(sys.argv[1]).write_bytes(bert_base())
