"""Writes the network as one ONNX graph with 8-bit weights.

The table of pieces is kept as integers and widened row by row as it is looked up; the other
weights are widened once, when the runtime loads them. Operators of opset 13 only.
"""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from examples import ASPECTS
from network import FAR, WORDS_SAY_LITTLE
from tokeniser import PIECES_PER_WORD


class Graph:
    """Collects nodes and constants; every method answers the name of what it makes."""

    def __init__(self, weights):
        self.weights = {name: value.detach().numpy() for name, value in weights.items()}
        self.nodes, self.constants = [], []

    def constant(self, name, value):
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind, inputs, output, **attributes):
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def quantised(self, name, value):
        """Symmetric 8-bit integers of one scale; answers the names of integers and scale."""
        scale = np.float32(max(1e-12, np.abs(value).max()) / 127)
        integers = np.clip(np.round(value / scale), -127, 127).astype(np.int8)
        return self.constant(f"{name}.q", integers), self.constant(f"{name}.scale", scale)

    def weight(self, name, value):
        """Large weights as integers, small ones (biases, norms) as they are."""
        if value.size < 1024:
            return self.constant(name, value.astype(np.float32))
        return self.node("DequantizeLinear", [*self.quantised(name, value)], name)

    def linear(self, name, given, output):
        matrix = self.weight(f"{name}.weight", self.weights[f"{name}.weight"].T)
        product = self.node("MatMul", [given, matrix], f"{output}.product")
        return self.node("Add", [product, self.constant(f"{name}.bias", self.weights[f"{name}.bias"])], output)

    def norm(self, name, given, output):
        mean = self.node("ReduceMean", [given], f"{output}.mean", axes=[-1])
        centred = self.node("Sub", [given, mean], f"{output}.centred")
        squares = self.node("Mul", [centred, centred], f"{output}.squares")
        variance = self.node("ReduceMean", [squares], f"{output}.variance", axes=[-1])
        if "norm.epsilon" not in {one.name for one in self.constants}:
            self.constant("norm.epsilon", np.float32(1e-5))
        deviation = self.node(
            "Sqrt", [self.node("Add", [variance, "norm.epsilon"], f"{output}.safe")], f"{output}.deviation"
        )
        unit = self.node("Div", [centred, deviation], f"{output}.unit")
        gain = self.constant(f"{name}.weight", self.weights[f"{name}.weight"])
        scaled = self.node("Mul", [unit, gain], f"{output}.scaled")
        return self.node("Add", [scaled, self.constant(f"{name}.bias", self.weights[f"{name}.bias"])], output)


def words_of(graph):
    """pieces [texts, words, 24] → state of words [texts, words, width], and who is present."""
    zero = graph.constant("zero", np.int32(0))
    there = graph.node("Cast", [graph.node("Greater", ["pieces", zero], "is_piece")], "piece_there", to=TensorProto.FLOAT)
    graph.constant("first", np.int64([0]))
    graph.constant("second", np.int64([1]))
    graph.constant("axis_of_pieces", np.int64([2]))
    present = graph.node("Slice", ["piece_there", "first", "second", "axis_of_pieces"], "present")
    count = graph.node("ReduceSum", ["piece_there", "axis_of_pieces"], "count", keepdims=1)
    count = graph.node("Sqrt", [graph.node("Max", [count, graph.constant("one", np.float32(1))], "some")], "root_of_count")
    table, scale = graph.quantised("table", graph.weights["pieces.weight"])
    looked_up = graph.node("Cast", [graph.node("Gather", [table, "pieces"], "rows", axis=0)], "vectors", to=TensorProto.FLOAT)
    sums = graph.node("ReduceSum", [looked_up, "axis_of_pieces"], "integer_sums", keepdims=0)
    sums = graph.node("Div", [graph.node("Mul", [sums, scale], "sums"), count], "mean_vectors")
    state = graph.node("Mul", [graph.linear("widen", sums, "wide"), present], "state")
    return state, present


def neighbours(graph, number, state, present):
    name = f"neighbours.{number}"
    norm = graph.node("Mul", [graph.norm(f"{name}.norm", state, f"{name}.normed"), present], f"{name}.given")
    across = graph.node("Transpose", [norm], f"{name}.across", perm=[0, 2, 1])
    kernel = graph.weight(f"{name}.look.weight", graph.weights[f"{name}.look.weight"])
    bias = graph.constant(f"{name}.look.bias", graph.weights[f"{name}.look.bias"])
    seen = graph.node("Conv", [across, kernel, bias], f"{name}.seen", pads=[1, 1], kernel_shape=[3])
    seen = graph.node("Relu", [graph.node("Transpose", [seen], f"{name}.back", perm=[0, 2, 1])], f"{name}.lit")
    out = graph.linear(f"{name}.out", seen, f"{name}.added")
    summed = graph.node("Add", [state, out], f"{name}.summed")
    return graph.node("Mul", [summed, present], f"{name}.state")


def scores_of_words(graph, name, state, away, output):
    return graph.node("Add", [graph.linear(name, state, f"{output}.scores"), away], f"{output}.masked")


def attention(graph, name, state, away, output):
    return graph.node("Softmax", [scores_of_words(graph, name, state, away, output)], output, axis=1)


def onnx_model(network):
    graph = Graph(network.state_dict())
    state, present = words_of(graph)
    for number in range(len(network.neighbours)):
        state = neighbours(graph, number, state, present)
    state = graph.norm("norm", state, "normed")
    away = graph.node("Sub", [present, "one"], "absent")
    away = graph.node("Mul", [away, graph.constant("far", np.float32(-FAR))], "away")
    pools = graph.node("Transpose", [attention(graph, "star_attention", state, away, "pools")], "pools_first", perm=[0, 2, 1])
    pooled = graph.node("MatMul", [pools, state], "pooled")
    pooled = graph.node("Reshape", [pooled, graph.constant("flat", np.int64([0, -1]))], "pooled_flat")
    graph.node("Softmax", [graph.linear("stars", pooled, "star_logits")], "stars", axis=1)

    attended = attention(graph, "aspect_attention", state, away, "attended")
    looks = graph.node("Transpose", [attended], "aspects_first", perm=[0, 2, 1])
    values = graph.node("Tanh", [graph.linear("aspect_values", state, "aspect_given")], "aspect_state")
    weighed = graph.node("Mul", [graph.node("MatMul", [looks, values], "aspect_pooled"),
                                 graph.weight("aspect_weights", graph.weights["aspect_weights"])], "aspect_weighed")  # fmt: skip
    graph.constant("axis_of_width", np.int64([2]))
    presence = graph.node("ReduceSum", [weighed, "axis_of_width"], "aspect_sum", keepdims=0)
    presence = graph.node("Add", [presence, graph.constant("aspect_bias", graph.weights["aspect_bias"])], "aspect_logits")
    little = graph.node("Add", [away, graph.constant("little", np.float32(WORDS_SAY_LITTLE))], "away_and_little")
    of_words = scores_of_words(graph, "aspect_words", state, little, "of_words")
    summed = graph.node("ReduceLogSumExp", [of_words], "words_together", axes=[1], keepdims=0)
    graph.node("Sigmoid", [graph.node("Add", [presence, summed], "aspect_scores")], "aspects")
    both = graph.node("Add", [attended, graph.node("Softmax", [of_words], "word_shares", axis=1)], "both_places")
    graph.node("Mul", [both, graph.constant("half", np.float32(0.5))], "attention")
    says = graph.node("MatMul", [looks, graph.linear("polarity", state, "word_polarity")], "polarity_pooled")
    says = graph.node("Add", [says, graph.constant("polarity_bias", graph.weights["polarity_bias"])], "polarity_logits")
    graph.node("Softmax", [says], "polarity", axis=2)
    return checked(graph)


def checked(graph):
    shape = lambda name, kind, *sizes: helper.make_tensor_value_info(name, kind, list(sizes))
    outputs = [
        shape("stars", TensorProto.FLOAT, "texts", 5),
        shape("aspects", TensorProto.FLOAT, "texts", len(ASPECTS)),
        shape("polarity", TensorProto.FLOAT, "texts", len(ASPECTS), 3),
        shape("attention", TensorProto.FLOAT, "texts", "words", len(ASPECTS)),
    ]
    given = shape("pieces", TensorProto.INT32, "texts", "words", PIECES_PER_WORD)
    built = helper.make_graph(graph.nodes, "reviews", [given], outputs, graph.constants)
    model = helper.make_model(built, opset_imports=[helper.make_opsetid("", 13)], producer_name="reviews")
    model.ir_version = 7
    onnx.checker.check_model(model)
    return model.SerializeToString()
