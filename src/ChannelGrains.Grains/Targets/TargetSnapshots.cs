using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Targets;

/// <summary>Folded targets as entries of a snapshot or of the index, and back.</summary>
internal static class TargetSnapshots
{
    public static TargetBookSnapshot Capture(TargetBook book)
    {
        var snapshot = new TargetBookSnapshot();
        snapshot.Versions.AddRange(book.All.Select(Capture));
        return snapshot;
    }

    public static void Restore(TargetBook book, TargetBookSnapshot snapshot)
    {
        foreach (var version in snapshot.Versions)
            book.Apply(TargetFacts.ToDomain(version.Set), version.Version, version.AtMicros, version.Principal);
    }

    public static TargetVersionSnapshot Capture(TargetVersion version) => new()
    {
        Set = TargetFacts.ToFact(version.Set),
        Version = version.Version,
        AtMicros = version.SetAtMicros,
        Principal = version.SetBy,
    };

    public static TargetVersion ToDomain(TargetVersionSnapshot version) =>
        new(TargetFacts.ToDomain(version.Set), version.Version, version.AtMicros, version.Principal);

    public static AllocationSnapshot Capture(Allocation allocation)
    {
        var minorUnit = Currencies.MinorUnitOf(allocation.CurrencyCode);
        var allocated = new Domain.Targets.TargetAllocated(
            allocation.Scope, allocation.FirstMonth, allocation.TargetVersion, allocation.CurrencyCode, allocation.Method, allocation.Target, allocation.Buffer,
            TargetWeights.Unsaid, []);
        return new()
        {
            Allocated = TargetFacts.ToFact(allocated),
            Version = allocation.Version,
            Sum = TargetFacts.ToUnits(allocation.Allocated, minorUnit),
            PartCount = allocation.PartCount,
            Applied = allocation.Applied is { } applied ? TargetFacts.ToFact(applied) : null,
        };
    }

    public static Allocation ToDomain(AllocationSnapshot snapshot) => Allocation.Of(TargetFacts.ToDomain(snapshot.Allocated), snapshot.Version) with
    {
        Allocated = TargetFacts.ToAmount(snapshot.Sum, Currencies.MinorUnitOf(snapshot.Allocated.CurrencyCode)),
        PartCount = snapshot.PartCount,
        Applied = snapshot.Applied is { } applied ? TargetFacts.ToDomain(applied) : null,
    };
}
