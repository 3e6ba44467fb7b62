using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Actions;

/// <summary>Which actions a question is about.</summary>
[GenerateSerializer, Immutable]
public sealed record ActionFilter
{
    /// <summary>In one of these states; none is all that are not closed.</summary>
    [Id(0)]
    public IReadOnlyList<ActionState> States { get; init; } = [];

    /// <summary>Of this owner; empty is all.</summary>
    [Id(1)]
    public string Owner { get; init; } = "";

    /// <summary>Of no owner.</summary>
    [Id(2)]
    public bool IsUnassigned { get; init; }

    /// <summary>Of this kind; Unspecified is all.</summary>
    [Id(3)]
    public ActionKind Kind { get; init; }

    /// <summary>Of this priority; Unspecified is all.</summary>
    [Id(4)]
    public ActionPriority Priority { get; init; }

    /// <summary>Due before this instant, microseconds since 1970-01-01 UTC; null is all.</summary>
    [Id(5)]
    public long? DueBeforeMicros { get; init; }

    /// <summary>Overdue alone.</summary>
    [Id(6)]
    public bool IsOverdue { get; init; }

    /// <summary>In this region and below; empty is all.</summary>
    [Id(7)]
    public string Region { get; init; } = "";

    /// <summary>Of partners of this type; Unspecified is all.</summary>
    [Id(8)]
    public ChannelType ChannelType { get; init; }

    /// <summary>Of this partner; empty is all.</summary>
    [Id(9)]
    public string PartnerId { get; init; } = "";

    /// <summary>Of the programme alone.</summary>
    [Id(10)]
    public bool IsOfProgramme { get; init; }

    /// <summary>Whether actions that are not closed are asked for.</summary>
    public bool AsksForLive => States.Count == 0 || States.Any(ActionSteps.IsLive);

    /// <summary>Whether closed ones are.</summary>
    public bool AsksForClosed => States.Any(ActionSteps.IsClosed);

    /// <summary>Whether it asks where partners are.</summary>
    public bool AsksForPlacement => Region.Length > 0 || ChannelType != ChannelType.Unspecified;

    /// <summary>Refused, in this order: ACTION_STATE, ACTION_KIND, ACTION_PRIORITY, CHANNEL_TYPE, INVALID_REGION, INVALID_ID, FILTER_CONTRADICTION.</summary>
    public Refusal? Check()
    {
        if (States.Any(state => !Enum.IsDefined(state) || state == ActionState.Unspecified))
            return Refusal.InvalidArgument("ACTION_STATE", "filter.states must be states of the enum.", "filter.states");
        if (!Enum.IsDefined(Kind))
            return Refusal.InvalidArgument("ACTION_KIND", "filter.kind must be one of the enum's kinds, or unspecified for all.", "filter.kind");
        if (!Enum.IsDefined(Priority))
            return Refusal.InvalidArgument("ACTION_PRIORITY", "filter.priority must be one of the enum's, or unspecified for all.", "filter.priority");
        if (!Enum.IsDefined(ChannelType))
            return Refusal.InvalidArgument("CHANNEL_TYPE", "filter.channel_type must be one of the enum's, or unspecified for all.", "filter.channel_type");
        if ((RegionPaths.Validate(Region, "filter.region") ?? (PartnerId.Length == 0 ? null : PartnerIds.Validate(PartnerId, "filter.partner_id"))) is { } invalid)
            return invalid;
        if (Owner.Length > 0 && IsUnassigned)
            return Refusal.InvalidArgument("FILTER_CONTRADICTION", "filter.owner and filter.unassigned exclude each other: send one of them.", "filter.unassigned");
        return IsOfProgramme && (PartnerId.Length > 0 || ChannelType != ChannelType.Unspecified)
            ? Refusal.InvalidArgument("FILTER_CONTRADICTION", "filter.programme excludes partners and their types: send one of them.", "filter.programme")
            : null;
    }

    /// <summary>ACTION_STATE for states in a question that is about all of those that are not closed, or about none.</summary>
    public Refusal? CheckStates(bool mayBeLive) => mayBeLive ? AsksForClosed ? Stated("of those that are not closed") : null : States.Count > 0 ? Stated("none") : null;

    /// <summary>Whether an action is asked for.</summary>
    /// <param name="item">The action.</param>
    /// <param name="channelType">The type of its partner; Unspecified of the programme's.</param>
    /// <param name="region">The region of its partner, or its own.</param>
    /// <param name="nowMicros">Microseconds since 1970-01-01 UTC.</param>
    public bool Holds(ActionItem item, ChannelType channelType, string region, long nowMicros) =>
        HoldsItem(item, nowMicros) && (ChannelType == ChannelType.Unspecified || ChannelType == channelType) && RegionPaths.IsIn(region, Region);

    /// <summary>As <see cref="Holds"/>, wherever it is.</summary>
    public bool HoldsItem(ActionItem item, long nowMicros) =>
        (States.Count == 0 ? item.IsLive : States.Contains(item.State)) && HoldsOwner(item)
        && (Kind == ActionKind.Unspecified || Kind == item.Opened.Kind)
        && (Priority == ActionPriority.Unspecified || Priority == item.Opened.Priority)
        && (DueBeforeMicros is not { } before || item.Opened.DueAtMicros < before)
        && (!IsOverdue || item.IsOverdueAt(nowMicros))
        && (!IsOfProgramme || item.PartnerId.Length == 0)
        && (PartnerId.Length == 0 || PartnerId == item.PartnerId);

    public bool Equals(ActionFilter? other) => other is not null && States.SequenceEqual(other.States) && Owner == other.Owner && IsUnassigned == other.IsUnassigned
        && Kind == other.Kind && Priority == other.Priority && DueBeforeMicros == other.DueBeforeMicros && IsOverdue == other.IsOverdue && Region == other.Region
        && ChannelType == other.ChannelType && PartnerId == other.PartnerId && IsOfProgramme == other.IsOfProgramme;

    public override int GetHashCode() => HashCode.Combine(States.Count, Owner, Kind, Region, PartnerId);

    private bool HoldsOwner(ActionItem item) => IsUnassigned ? item.Owner.Length == 0 : Owner.Length == 0 || Owner == item.Owner;

    private static Refusal Stated(string what) => Refusal.InvalidArgument("ACTION_STATE", $"filter.states must be {what} here.", "filter.states");
}
