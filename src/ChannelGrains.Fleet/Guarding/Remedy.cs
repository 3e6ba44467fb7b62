using ChannelGrains.Actions.V1;
using ChannelGrains.Risks.V1;
using Action = ChannelGrains.Actions.V1.Action;

namespace ChannelGrains.Fleet.Guarding;

/// <summary>What people do about an action, by what it is about.</summary>
/// <param name="Done">What was done, in words.</param>
/// <param name="Verified">How the other person has verified it.</param>
/// <param name="HoldReason">Why payments are held until then; null where they are not.</param>
internal sealed record Remedy(string Done, string Verified, string? HoldReason = null)
{
    private static readonly Remedy AnyOther = new("照办 done as it says", "已核对 looked at");

    /// <summary>What is done about an action.</summary>
    /// <param name="action">The action.</param>
    /// <param name="history">What was stated of the risk in its partner: the rise that opened it is among it, if one did.</param>
    public static Remedy Of(Action action, IEnumerable<RiskEvent> history)
    {
        if (action.Kind != ActionKind.Risk || history.FirstOrDefault(change => CauseOf(change) == action.Cause)?.Level is not { } rise)
            return AnyOther;
        return rise.Factors.OrderByDescending(factor => decimal.Parse(factor.Contribution, System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault()?.Kind switch
        {
            RiskFactorKind.SalesDrop => new("走访并商定促销 visited, a promotion is agreed", "促销已开始 the promotion runs"),
            RiskFactorKind.ReturnSpike => new("封存批次 the batch is taken from sale", "抽检退货 returns looked through"),
            RiskFactorKind.FeedSilent => new("派人修收银机 somebody mends the till", "已致电门店 the shop was called"),
            RiskFactorKind.Diversion => new("约谈并签字 talked and signed", "抽查门店 shops checked",
                action.Priority >= ActionPriority.High ? "窜货核查 goods outside the territory are being looked into" : null),
            _ => AnyOther,
        };
    }

    /// <summary>The cause that an action has which a change of the level opened.</summary>
    public static string CauseOf(RiskEvent change) => $"risk:{change.JournalVersion}";
}
