using ChannelGrains.Dashboard.Formats;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Choosing;

/// <summary>Says what figures are compared with and how they differ from it, the same on all pages.</summary>
internal sealed class Comparisons(IStringLocalizer<ChoosingTexts> texts)
{
    /// <summary>A choice, as it is offered.</summary>
    public string Named(string choice) => choice switch
    {
        Compare.LastYear => texts["last year"],
        Compare.Target => texts["the target"],
        Compare.Peers => texts["the mean of its peers"],
        Compare.Nothing => texts["nothing"],
        _ => texts["the period before"],
    };

    /// <summary>A choice, for figures of a period.</summary>
    public string Of(string choice, string period) => Compare.PeriodOf(choice, period) is { } other ? Format.Period(other) : Named(choice);

    /// <summary>The head of a column of differences.</summary>
    public string Head(string choice, string period) => texts["Against {0}", Of(choice, period)];

    /// <summary>How a figure of a period differs; empty where it is not known from what.</summary>
    public string Said(string choice, string period, decimal? now, decimal? than) =>
        Format.Change(now, than) is var change && change == Format.None ? "" : texts["{0} against {1}", change, Of(choice, period)];
}
