using System.Globalization;
using System.Text.Json;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Datasets.Tests.Datasets;
using Google.Type;

namespace ChannelGrains.Datasets.Tests.Settlement;

/// <summary>A published example of brackets.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Schedule">Its brackets; of pieces, where a rate is above 1, else of money.</param>
/// <param name="Sales">The base, sale by sale.</param>
/// <param name="Expected">What each sale adds.</param>
internal sealed record WorkedExample(string Id, CommissionSchedule Schedule, IReadOnlyList<decimal> Sales, IReadOnlyList<decimal> Expected)
{
    public static IReadOnlyList<WorkedExample> All()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Dataset.PathOf("commission_tiers", "tiers.json")));
        var examples = json.RootElement.GetProperty("examples").EnumerateArray().Select(Read).ToList();
        examples.Add(Marginal(json.RootElement.GetProperty("marginal_by_transaction")));
        return examples;
    }

    private static WorkedExample Read(JsonElement example)
    {
        var brackets = example.GetProperty("tiers").EnumerateArray().Select(tier => Bracket(Text(tier[0]), Text(tier[1])!, tier[2].GetInt64())).ToArray();
        var schedule = ScheduleOf(example.GetProperty("mode").GetString() == "volume" ? BracketMode.Volume : BracketMode.Graduated, brackets);
        return new(example.GetProperty("id").GetString()!, schedule, [Number(example, "base")], [Number(example, "expected")]);
    }

    // Its brackets stand in a sentence: 0-1000 1% +200; 1001-10000 2% +300; 10001+ 3% +400.
    private static WorkedExample Marginal(JsonElement example) => new(
        example.GetProperty("id").GetString()!, ScheduleOf(BracketMode.Graduated, Bracket("1000", "0.01", 200), Bracket("10000", "0.02", 300), Bracket(null, "0.03", 400)),
        [.. example.GetProperty("transactions").EnumerateArray().Select(Number)], [.. example.GetProperty("expected_increments").EnumerateArray().Select(Number)]);

    private static CommissionSchedule ScheduleOf(BracketMode mode, params CommissionBracket[] brackets) => new()
    {
        Base = brackets.All(bracket => decimal.Parse(bracket.Rate, CultureInfo.InvariantCulture) <= 1) ? CommissionBase.NetSales : CommissionBase.Units,
        Mode = mode,
        Period = CommissionPeriod.Month,
        Brackets = { brackets },
    };

    private static CommissionBracket Bracket(string? upTo, string rate, long fee) =>
        new() { UpTo = upTo ?? "", Rate = rate, FlatFee = new Money { CurrencyCode = "CNY", Units = fee } };

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : value.GetString();

    private static decimal Number(JsonElement example, string name) => Number(example.GetProperty(name));

    private static decimal Number(JsonElement value) => decimal.Parse(Text(value)!, CultureInfo.InvariantCulture);
}
