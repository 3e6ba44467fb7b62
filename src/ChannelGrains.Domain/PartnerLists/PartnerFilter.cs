using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.PartnerLists;

/// <summary>Which partners are listed, by what they are today.</summary>
/// <param name="State">Their state; any when not said.</param>
/// <param name="ChannelType">How they sell; any when not said.</param>
/// <param name="Region">Their region or one above it; the empty path is above all.</param>
/// <param name="Band">The band of their score in the present month; any when empty. It is no part of what a partner is: see <see cref="BandTable"/>.</param>
[GenerateSerializer, Immutable]
public sealed record PartnerFilter(
    [property: Id(0)] LifecycleState State, [property: Id(1)] ChannelType ChannelType, [property: Id(2)] string Region,
    [property: Id(3)] string Band = "")
{
    private static readonly LifecycleState[] States = [.. Enum.GetValues<LifecycleState>().Where(state => state != LifecycleState.Unspecified)];
    private static readonly ChannelType[] Types = [.. Enum.GetValues<ChannelType>().Where(type => type != ChannelType.Unspecified)];

    public bool IsAll => State == LifecycleState.Unspecified && ChannelType == ChannelType.Unspecified && Region.Length == 0 && Band.Length == 0;

    /// <summary>Pairs of state and type that it admits.</summary>
    public IEnumerable<(LifecycleState State, ChannelType Type)> Groups =>
        from state in State == LifecycleState.Unspecified ? States : [State]
        from type in ChannelType == ChannelType.Unspecified ? Types : [ChannelType]
        select (state, type);

    /// <summary>Null when it can be asked for.</summary>
    public Refusal? Check()
    {
        if (!Enum.IsDefined(State))
            return Refusal.InvalidArgument("STATE", "state must be one of the enum's states, or be left out for all.", "state");
        if (!Enum.IsDefined(ChannelType))
            return Refusal.InvalidArgument("CHANNEL_TYPE", "channel_type must be INTERNAL, INTERMEDIARY or DIRECT, or be left out for all.", "channel_type");
        return RegionPaths.Validate(Region, "region");
    }

    public bool Admits(PartnerOnDay partner) =>
        (State == LifecycleState.Unspecified || partner.State == State)
        && (ChannelType == ChannelType.Unspecified || partner.Particulars.ChannelType == ChannelType)
        && RegionPaths.IsIn(partner.Particulars.Region, Region);
}
