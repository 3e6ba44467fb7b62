using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Targets;

/// <summary>The last allocation of a scope's target for a year, without its parts: those stand in its fact.</summary>
/// <param name="Scope">Whose target.</param>
/// <param name="FirstMonth">Of which year, in months since 1970-01.</param>
/// <param name="Version">The record of the scope's journal that holds it.</param>
/// <param name="TargetVersion">The record that holds the target that was allocated.</param>
/// <param name="CurrencyCode">The currency of all amounts.</param>
/// <param name="Method">How.</param>
/// <param name="Target">What was allocated.</param>
/// <param name="Buffer">By how much the parts may exceed it.</param>
/// <param name="Allocated">What the partners have together.</param>
/// <param name="PartCount">How many they are.</param>
/// <param name="Applied">What became of it; null while partners are still being asked.</param>
[GenerateSerializer, Immutable]
public sealed record Allocation(
    [property: Id(0)] TargetScope Scope,
    [property: Id(1)] int FirstMonth,
    [property: Id(2)] long Version,
    [property: Id(3)] long TargetVersion,
    [property: Id(4)] string CurrencyCode,
    [property: Id(5)] AllocationMethod Method,
    [property: Id(6)] Amount Target,
    [property: Id(7)] Amount Buffer,
    [property: Id(8)] Amount Allocated,
    [property: Id(9)] int PartCount,
    [property: Id(10)] AllocationApplied? Applied)
{
    /// <summary>What of the target no partner has; 0 when they have all of it.</summary>
    public Amount Gap => Target > Allocated ? Target - Allocated : Amount.Zero;

    /// <summary>What the partners have beyond the target; 0 when that is nothing.</summary>
    public Amount Excess => Allocated > Target ? Allocated - Target : Amount.Zero;

    public string TargetEtag => Etags.Of(TargetVersion);

    public static Allocation Of(TargetAllocated allocated, long version) => new(
        allocated.Scope, allocated.FirstMonth, version, allocated.TargetVersion, allocated.CurrencyCode, allocated.Method, allocated.Target, allocated.Buffer,
        allocated.Allocated, allocated.Parts.Length, null);
}
