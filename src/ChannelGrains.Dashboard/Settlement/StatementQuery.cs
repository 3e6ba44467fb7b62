using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Dashboard.Settlement;

/// <summary>Which statements an address asks for.</summary>
internal static class StatementQuery
{
    public static ListStatementsRequest Of(Func<string, string?> choice, string period, int pageSize) => new()
    {
        Period = period,
        PartnerId = choice("partner") ?? "",
        State = Terms.Read<StatementState>(choice("state")),
        PageSize = pageSize,
        PageToken = choice("page") ?? "",
    };
}
