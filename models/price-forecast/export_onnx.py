"""Writes the trained model as one ONNX graph: features → quantiles and chance of a drop."""
import numpy as np
import onnx
from onnx import TensorProto, helper

from features import NAMES

OPSETS = [helper.make_opsetid("", 13), helper.make_opsetid("ai.onnx.ml", 1)]


def largest_float32_at_most(values):
    """The same split for float32 inputs: x <= t holds for the same float32 numbers x."""
    rounded = values.astype(np.float32)
    too_large = rounded.astype(np.float64) > values
    rounded[too_large] = np.nextafter(rounded[too_large], np.float32(-np.inf))
    return rounded


def tree_node(model, name):
    """A TreeEnsembleRegressor that gives the model's raw sum."""
    at = {key: [] for key in ("trees", "ids", "features", "values", "modes", "yes", "no", "missing")}
    leaves = {"trees": [], "ids": [], "weights": []}
    for number, (predictor,) in enumerate(model._predictors):
        nodes = predictor.nodes
        thresholds = largest_float32_at_most(nodes["num_threshold"])
        for index, node in enumerate(nodes):
            is_leaf = bool(node["is_leaf"])
            at["trees"].append(number)
            at["ids"].append(index)
            at["features"].append(0 if is_leaf else int(node["feature_idx"]))
            at["values"].append(0.0 if is_leaf else float(thresholds[index]))
            at["modes"].append("LEAF" if is_leaf else "BRANCH_LEQ")
            at["yes"].append(0 if is_leaf else int(node["left"]))
            at["no"].append(0 if is_leaf else int(node["right"]))
            at["missing"].append(0 if is_leaf else int(node["missing_go_to_left"]))
            if is_leaf:
                leaves["trees"].append(number)
                leaves["ids"].append(index)
                leaves["weights"].append(float(node["value"]))
    return helper.make_node(
        "TreeEnsembleRegressor", ["features"], [name], domain="ai.onnx.ml", n_targets=1,
        aggregate_function="SUM", base_values=[float(np.ravel(model._baseline_prediction)[0])],
        nodes_treeids=at["trees"], nodes_nodeids=at["ids"], nodes_featureids=at["features"],
        nodes_values=at["values"], nodes_modes=at["modes"], nodes_truenodeids=at["yes"],
        nodes_falsenodeids=at["no"], nodes_missing_value_tracks_true=at["missing"],
        target_treeids=leaves["trees"], target_nodeids=leaves["ids"],
        target_ids=[0] * len(leaves["ids"]), target_weights=leaves["weights"],
    )  # fmt: skip


def onnx_model(trained):
    parts = ["p10", "p50", "p90"]
    nodes = [tree_node(model, part) for model, part in zip(trained.by_quantile, parts)]
    nodes += [
        helper.make_node("Concat", parts, ["unsorted"], axis=1),
        helper.make_node("TopK", ["unsorted", "three"], ["log_ratio_quantiles", "order"], axis=1, largest=0),
        tree_node(trained.of_drop, "drop_score"),
        helper.make_node("Sigmoid", ["drop_score"], ["drop_chance"]),
    ]
    shape = lambda name, width: helper.make_tensor_value_info(name, TensorProto.FLOAT, ["rows", width])
    graph = helper.make_graph(
        nodes, "price_forecast", [shape("features", len(NAMES))],
        [shape("log_ratio_quantiles", 3), shape("drop_chance", 1)],
        [helper.make_tensor("three", TensorProto.INT64, [1], [3])],
    )  # fmt: skip
    model = helper.make_model(graph, opset_imports=OPSETS, producer_name="price-forecast")
    model.ir_version = 7
    onnx.checker.check_model(model)
    return model.SerializeToString()
