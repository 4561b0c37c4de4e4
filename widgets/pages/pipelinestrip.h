// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/context.h"
#include <QWidget>
#include <optional>

namespace mlm {

/// What happens to an input on its way into the model, in order: pre-processing, value scaling, resize, tensor. A step leads to its card.
class PipelineStrip : public QWidget
{
    Q_OBJECT
public:
    PipelineStrip(Context &context, Pointer input, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {600, 56}; }
    QSize minimumSizeHint() const override { return {360, 56}; }

    struct Step
    {
        QString title;
        QString facts;
        Pointer pointer;
        std::optional<Severity> severity = {};
    };
    const std::vector<Step> &steps() const { return m_steps; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void read();
    Context &m_context;
    Pointer m_input;
    std::vector<Step> m_steps;
    std::vector<QRect> m_places;
};

/// "float32, n × 13 × 64 × 64" of an input or result structure; empty where there is nothing to say.
QString tensorFacts(const Json *structure);

} // namespace mlm
