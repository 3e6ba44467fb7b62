using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Targets.V1;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Targets;

/// <summary>Whose targets they are, in the reader's language; years of the programme; and where targets are looked at.</summary>
internal sealed class TargetNames(Terms terms, PartnerNames partners, Company company, CompanyMemory memory, IStringLocalizer<TargetTexts> texts)
{
    private const int MonthsOfYear = 12;

    /// <summary>Month in which years begin.</summary>
    private int FirstMonth => memory.Last?.FiscalYearStartMonth is >= 2 and <= MonthsOfYear and var month ? month : 1;

    /// <summary>The programme's year that it is now: a fiscal one has the number of the year in which it ends.</summary>
    public string Year => FirstMonth == 1 ? $"{company.Today.Year:0000}" : $"FY{company.Today.Year + (company.Today.Month >= FirstMonth ? 1 : 0):0000}";

    public string Of(TargetScope scope) => scope.ScopeCase switch
    {
        TargetScope.ScopeOneofCase.ChannelType => terms.Of(scope.ChannelType),
        TargetScope.ScopeOneofCase.Region => scope.Region,
        TargetScope.ScopeOneofCase.PartnerId => partners[scope.PartnerId],
        _ => texts["The company"],
    };

    public string KindOf(TargetScope scope) => scope.ScopeCase switch
    {
        TargetScope.ScopeOneofCase.ChannelType => texts["Channel type"],
        TargetScope.ScopeOneofCase.Region => texts["Region"],
        TargetScope.ScopeOneofCase.PartnerId => texts["Partner"],
        _ => texts["All partners"],
    };

    /// <summary>The months of a year, in their order; empty for what is no year.</summary>
    public IReadOnlyList<string> MonthsOf(string year)
    {
        var isFiscal = year.StartsWith("FY", StringComparison.Ordinal);
        if (!int.TryParse(year.AsSpan(isFiscal ? 2 : 0), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
            return [];
        var first = isFiscal && FirstMonth > 1 ? $"{number - 1:0000}-{FirstMonth:00}" : $"{number:0000}-01";
        return [.. Enumerable.Range(0, MonthsOfYear).Select(month => Choosing.PeriodId.Shift(first, month) ?? "")];
    }

    public static string Href(string year, string scope, string then = "") => QueryHelpers.AddQueryString($"/targets/{Uri.EscapeDataString(year)}{then}", "scope", scope);

    /// <summary>What explains the pace of a period.</summary>
    public static string Explain(string period, string scope) => $"pace:{period}:{scope}";
}
