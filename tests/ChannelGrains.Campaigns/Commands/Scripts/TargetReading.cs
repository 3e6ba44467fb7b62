using ChannelGrains.Targets.V1;
using Google.Type;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>Reads targets as anybody does.</summary>
internal static class TargetReading
{
    /// <summary>Null where none is set, and where there is no such partner.</summary>
    public static async Task<GetTargetResponse?> ReadAsync(ChannelBase channel, TargetScope scope, string year)
    {
        try
        {
            return await new TargetService.TargetServiceClient(channel).GetTargetAsync(new GetTargetRequest { Scope = scope, Year = year });
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }

    public static decimal SumOfMonths(TargetPart year) => year.Parts.SelectMany(quarter => quarter.Parts).Sum(month => ToDecimal(month.Target));

    public static decimal ToDecimal(Money money) => money.Units + money.Nanos / 1_000_000_000m;
}
