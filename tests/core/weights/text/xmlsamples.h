// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QByteArray>

namespace mlm::weights::test {

/// A graph of one input, one constant and one result; `constant` stands in the place of the constant's data.
inline QByteArray net(const QByteArray &constant = R"(<data element_type="f16" shape="2, 3" offset="4" size="12"/>)", const QByteArray &input = "?,3")
{
    return R"(<?xml version="1.0"?><!-- <net> --><net name="m &amp; n" version="11"><layers>
<layer id="0" name="in" type="Parameter"><data shape=")" + input + R"(" element_type="bf16"/><output><port id="0" precision="BF16" names="x,y"><dim>-1</dim><dim>3</dim></port></output></layer>
<layer id="1" name="w" type="Const">)" + constant + R"(<output><port id="0" precision="FP16"><dim>2</dim><dim>3</dim></port></output></layer>
<layer id="2" name="add" type="Add"><input><port id="0"/></input><output><port id="2" precision="FP32" names="sum"><dim>2</dim></port></output></layer>
<layer id="3" name="res" type="Result"><input><port id="0"><dim>-1</dim><dim>3</dim></port></input></layer></layers>
<edges><edge from-layer="0" from-port="0" to-layer="2" to-port="0"/><edge from-layer="2" from-port="2" to-layer="3" to-port="0"/></edges>
<rt_info><Runtime_version value="2023.1.0-12185-abc"/><conversion_parameters><framework value="onnx"/></conversion_parameters></rt_info></net>)";
}

inline const QByteArray pmml = R"(<?xml version="1.0" encoding="UTF-8"?>
<p:PMML xmlns:p="http://www.dmg.org/PMML-4_4" version="4.4"><p:Header><p:Application name="Tool" version='1.0'/></p:Header>
<p:DataDictionary><p:DataField name="a" dataType="double"/><p:DataField name="b" dataType="integer"/><p:DataField name="y" dataType="string"/></p:DataDictionary>
<p:TransformationDictionary><p:MiningField name="no"/></p:TransformationDictionary>
<p:TreeModel functionName="classification"><p:MiningSchema><p:MiningField name="y" usageType="target"/><p:MiningField name="a"/>
<p:MiningField name="b" usageType="active"/><p:MiningField name="w" usageType="supplementary"/></p:MiningSchema><p:Node/></p:TreeModel></p:PMML>)";

} // namespace mlm::weights::test
