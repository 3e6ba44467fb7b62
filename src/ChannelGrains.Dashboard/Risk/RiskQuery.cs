using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Partners.V1;
using ChannelGrains.Risks.V1;

namespace ChannelGrains.Dashboard.Risk;

/// <summary>What was chosen of the board, as it stands in an address.</summary>
internal static class RiskQuery
{
    public const int PageSize = 100;

    public static ListRisksRequest Of(Func<string, string?> chosen, int pageSize) => new()
    {
        Level = Terms.Read<RiskLevel>(chosen("level")),
        Region = chosen("region") ?? "",
        ChannelType = Terms.Read<ChannelType>(chosen("type")),
        HeldOnly = chosen("held") == "true",
        PageSize = pageSize,
        PageToken = chosen("page") ?? "",
    };
}
