using Google.Type;

namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    private static async Task SetTargetsAsync(TestClient client)
    {
        var scope = new TargetScope { Region = "cn" };
        await client.Programme.SetSellingDaysAsync(new SetSellingDaysRequest
        {
            SellingDays = new SellingDays { Region = "cn", Weekdays = { Google.Type.DayOfWeek.Monday, Google.Type.DayOfWeek.Sunday }, Holidays = { new Holiday { Date = "2026-02-17", Name = "春节" } }, ExtraDays = { "2026-02-14" } },
            RequestId = "golden",
        });
        await client.Targets.SetTargetAsync(new SetTargetRequest
        {
            Scope = scope,
            Year = "FY2027",
            Amount = new Money { CurrencyCode = "CNY", Units = 100, Nanos = 10_000_000 },
            Weights = new TargetWeights { Months = { 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 } },
            RequestId = "golden",
        });
        await client.Targets.AllocateTargetAsync(new AllocateTargetRequest
        {
            Scope = scope,
            Year = "FY2027",
            Method = AllocationMethod.Equal,
            Buffer = new Money { CurrencyCode = "CNY", Units = 5 },
            RequestId = "golden",
        });
        await Eventually.TrueAsync(async () => (await client.Targets.GetAllocationAsync(new GetAllocationRequest { Scope = scope, Year = "FY2027" })).Allocation.Applied);
    }
}
