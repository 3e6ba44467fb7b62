using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Targets;

namespace ChannelGrains.Domain.Tests.Targets;

/// <summary>Targets of a scope as a test sets them.</summary>
internal sealed class TargetExample(Programme programme)
{
    private long _version;

    public TargetBook Book { get; } = new();

    public static StatedAmount Yuan(long units, int cents = 0) => new("CNY", units, cents * 10_000_000);

    public static TargetWeights Seasonal(params long[] months) => new(WeightBasis.Seasonal, [.. months]);

    public Outcome<TargetSet> Decide(string year, StatedAmount? amount, BusinessDay today, TargetWeights? weights = null, string? etag = null, TargetWeights? lastYear = null) =>
        new SetTarget(TargetScope.Company, year, amount, weights ?? TargetWeights.Unsaid, etag).Decide(Book, programme, today, lastYear);

    public TargetVersion Set(string year, StatedAmount amount, BusinessDay today, TargetWeights? weights = null)
    {
        var set = Decide(year, amount, today, weights).Require();
        Book.Apply(set, ++_version, 7, "tester");
        return Book.Of(set.FirstMonth)!;
    }
}
