// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/context.h"
#include <QWidget>
#include <optional>

namespace mlm {

/// What happens to an input on its way into the model, in order: computed bands, pre-processing, value scaling (up to MLM 1.3 normalization),
/// resize, tensor; or to an output on its way out: tensor, post-processing, classes. A step leads to its card.
class PipelineStrip : public QWidget
{
    Q_OBJECT
public:
    enum class Side { Input, Output };
    /// `at`: the model input or output object.
    PipelineStrip(Context &context, Pointer at, Side side, QWidget *parent = nullptr);
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
    void readInput();
    void readOutput();
    void add(const QString &title, const QString &facts, const char *member, std::initializer_list<const char *> also = {});
    const Json *at(const char *member) const { return (m_at / member).in(m_context.root()); }
    Context &m_context;
    Pointer m_at;
    Side m_side;
    std::vector<Step> m_steps;
    std::vector<QRect> m_places;
};

/// "float32, n × 13 × 64 × 64" of an input or result structure; empty where there is nothing to say.
QString tensorFacts(const Json *structure);

} // namespace mlm
