using ChannelGrains.Domain.Money;

namespace ChannelGrains.Server.Tests.Targets;

/// <summary>Targets as a test asks for them.</summary>
internal static class TargetSteps
{
    public static readonly TargetScope Company = new() { Company = true };

    public static TargetScope Partner(string id) => new() { PartnerId = id };

    public static TargetScope Region(string path) => new() { Region = path };

    public static AsyncUnaryCall<SetTargetResponse> SetAsync(this TestClient client, TargetScope scope, string year, decimal amount, Action<SetTargetRequest>? change = null)
    {
        var request = new SetTargetRequest { Scope = scope, Year = year, Amount = Trade.Yuan(amount) };
        change?.Invoke(request);
        return client.Targets.SetTargetAsync(request);
    }

    public static async Task<GetTargetResponse> TargetAsync(this TestClient client, TargetScope scope, string year, int version = 0) =>
        await client.Targets.GetTargetAsync(new GetTargetRequest { Scope = scope, Year = year, Version = version });

    public static async Task<Pace> PaceAsync(this TestClient client, TargetScope scope, string period) =>
        (await client.Targets.GetPaceAsync(new GetPaceRequest { Scope = scope, Period = period })).Pace;

    public static async Task<Allocation> AllocationAsync(this TestClient client, TargetScope scope, string year) =>
        (await client.Targets.GetAllocationAsync(new GetAllocationRequest { Scope = scope, Year = year })).Allocation;

    /// <summary>The months' parts, in their order.</summary>
    public static IEnumerable<decimal> Months(this TargetPart year) => year.Parts.SelectMany(quarter => quarter.Parts).Select(month => month.Target.ToDecimal());

    /// <summary>That parts add up to what they are parts of, at every step.</summary>
    public static void AddUp(TargetPart part)
    {
        if (part.Parts.Count > 0)
            Assert.Equal(part.Target.ToDecimal(), part.Parts.Sum(inner => inner.Target.ToDecimal()));
        foreach (var inner in part.Parts)
            AddUp(inner);
    }

    public static void Is(string value, decimal numerator, decimal denominator, Ratio ratio)
    {
        Assert.Equal(value, ratio.HasValue ? ratio.Value : "");
        Assert.Equal((numerator, denominator), (decimal.Parse(ratio.Numerator, System.Globalization.CultureInfo.InvariantCulture), decimal.Parse(ratio.Denominator, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(DecimalRatio.Places, value.Length == 0 ? DecimalRatio.Places : value[(value.IndexOf('.') + 1)..].Length);
    }
}
