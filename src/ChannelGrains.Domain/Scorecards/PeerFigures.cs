using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Scorecards;

/// <summary>What the live views know of one partner in a period: by this it is compared with its peers.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="ChannelType">Its type.</param>
/// <param name="Region">Its region.</param>
/// <param name="Net">Its net sales; null when nothing was sold and the period has not begun.</param>
/// <param name="Feedback">What customers said of it.</param>
/// <param name="Market">The size of its market; null when it is not known.</param>
public readonly record struct PeerFigures(string PartnerId, ChannelType ChannelType, string Region, Amount? Net, FeedbackSum Feedback, Amount? Market)
{
    /// <summary>The KPIs that are compared: a partner's own journal knows more of it than the views of all partners do.</summary>
    public static readonly IReadOnlySet<KpiName> Compared = new HashSet<KpiName> { KpiName.Sales, KpiName.CustomerSatisfaction, KpiName.MarketShare, KpiName.AfterSalesResponse };

    public IReadOnlyList<KpiFigure> Figures
    {
        get
        {
            List<KpiFigure> figures = [KpiFigures.CustomerSatisfaction(Feedback.Counts), KpiFigures.AfterSalesResponse(Feedback.Counts, Feedback.Overdue)];
            if (Net is not { } net)
                return figures;
            figures.Add(KpiFigures.Sales(net, 1, couldSell: true));
            if (KpiFigures.MarketShare(net, 1, couldSell: true, Market, "") is { } share)
                figures.Add(share);
            return figures;
        }
    }
}
