namespace ChannelGrains.Dashboard.Choosing;

/// <summary>What figures are compared with: <c>compare</c> in an address.</summary>
internal static class Compare
{
    public const string Name = "compare", Previous = "previous", LastYear = "last-year", Target = "target", Peers = "peers", Nothing = "nothing";

    /// <summary>The choice of an address among those that a page offers; the first one where it makes none of them.</summary>
    public static string Chosen(string? choice, IReadOnlyList<string> offered) => choice is not null && offered.Contains(choice) ? choice : offered[0];

    /// <summary>The period that a choice compares with; null for one that is no period.</summary>
    public static string? PeriodOf(string? choice, string period) => choice switch
    {
        LastYear => PeriodId.LastYear(period),
        null or Previous => PeriodId.Shift(period, -1),
        _ => null,
    };
}
