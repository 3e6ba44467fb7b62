using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using ActionDone = ChannelGrains.Domain.Actions.ActionDone;
using ActionMoved = ChannelGrains.Domain.Actions.ActionMoved;
using ActionOpened = ChannelGrains.Domain.Actions.ActionOpened;
using Stored = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Actions;

/// <summary>What somebody must do between the domain and its durable form.</summary>
internal static class ActionFacts
{
    public static ActionsFact ToFact(ActionFact fact) => fact switch
    {
        ActionOpened opened => new ActionsFact { Opened = ToOpened(opened) },
        ActionMoved moved => new ActionsFact
        {
            Moved = new Stored.ActionMoved { ActionId = moved.ActionId, Step = (int)moved.Step, Note = moved.Note, Owner = moved.Owner, Done = moved.Done is { } done ? ToFact(done) : null },
        },
        _ => throw new InvalidOperationException($"{fact.GetType().Name} has no durable form."),
    };

    /// <summary>Null for a kind that happens to no action, or that this version does not know.</summary>
    public static ActionFact? ToDomain(ActionsFact fact) => fact.KindCase switch
    {
        ActionsFact.KindOneofCase.Opened => ToDomain(fact.Opened),
        ActionsFact.KindOneofCase.Moved => ToDomain(fact.Moved),
        _ => null,
    };

    /// <summary>What goes beside a fact of another kind that has it opened.</summary>
    public static Stored.ActionOpened ToOpened(ActionOpened opened) => new()
    {
        ActionId = opened.ActionId,
        Kind = (int)opened.Kind,
        Title = opened.Title,
        Cause = opened.Cause,
        Occurrence = opened.Occurrence,
        Region = opened.Region,
        Priority = (int)opened.Priority,
        Owner = opened.Owner,
        DueAtMicros = opened.DueAtMicros,
        DueOn = opened.DueOn.DaysSinceEpoch,
        Proof = (int)opened.Proof,
    };

    public static ActionMoved ToDomain(Stored.ActionMoved fact) =>
        new(fact.ActionId, (ActionStep)fact.Step, fact.Note, fact.Owner) { Done = fact.Done is { } done ? new([.. done.Before.Select(Hex)], [.. done.After.Select(Hex)], ToDomain(done.Cost)) : null };

    public static ActionOpened ToDomain(Stored.ActionOpened fact) => new(
        fact.ActionId, (ActionKind)fact.Kind, fact.Title, fact.Cause, fact.Occurrence, fact.Region, (ActionPriority)fact.Priority, fact.Owner, fact.DueAtMicros, new(fact.DueOn),
        (ActionProof)fact.Proof);

    public static FactStamp StampOf(Fact fact, long version) => new(version, fact.RecordedAtMicros, fact.Principal);

    public static Stored.ActionRulesSet ToFact(ActionRules rules)
    {
        var fact = new Stored.ActionRulesSet { RecruitmentGrowthPercent = rules.RecruitmentGrowthPercent };
        fact.Rules.AddRange(rules.Rules.Select(rule => new ActionKindRule { Kind = (int)rule.Kind, Owner = rule.Owner, Days = { rule.Days } }));
        return fact;
    }

    public static ActionRules ToDomain(Stored.ActionRulesSet fact) =>
        new([.. fact.Rules.Select(rule => new ActionRule((ActionKind)rule.Kind, rule.Owner, [.. rule.Days]))], fact.RecruitmentGrowthPercent);

    public static ActionEntry ToEntry(KeptAction action)
    {
        var item = action.Item;
        var entry = new ActionEntry
        {
            PartnerId = item.PartnerId,
            Opened = ToOpened(item.Opened),
            OpenedAtMicros = item.OpenedAtMicros,
            OpenedBy = item.OpenedBy,
            State = (int)item.State,
            Owner = item.Owner,
            CompletedBy = item.CompletedBy,
            Cost = ToFact(item.Spent),
        };
        if (item.CompletedAtMicros is { } completed)
            entry.CompletedAtMicros = completed;
        if (item.ClosedAtMicros is { } closed)
            entry.ClosedAtMicros = closed;
        entry.Steps.AddRange(action.Steps);
        return entry;
    }

    /// <summary>A closed action as the index has it.</summary>
    public static ActionEntry ToEntry(KeptAction action, ChannelType channelType, string region)
    {
        var entry = ToEntry(action);
        (entry.ChannelType, entry.Region) = ((int)channelType, region);
        return entry;
    }

    public static KeptAction ToDomain(ActionEntry entry)
    {
        var item = new ActionItem(entry.PartnerId, ToDomain(entry.Opened), entry.OpenedAtMicros, entry.OpenedBy)
        {
            State = (ActionState)entry.State,
            Owner = entry.Owner,
            CompletedAtMicros = entry.HasCompletedAtMicros ? entry.CompletedAtMicros : null,
            CompletedBy = entry.CompletedBy,
            ClosedAtMicros = entry.HasClosedAtMicros ? entry.ClosedAtMicros : null,
            Spent = ToDomain(entry.Cost),
        };
        return new KeptAction(item, [.. entry.Steps]);
    }

    public static PlacedAction ToPlaced(ActionEntry entry) => new(ToDomain(entry).Item, (ChannelType)entry.ChannelType, entry.Region);

    private static Stored.ActionDone ToFact(ActionDone done) => new()
    {
        Before = { done.Before.Select(Bytes) },
        After = { done.After.Select(Bytes) },
        Cost = ToFact(done.Spent),
    };

    private static ActionCost? ToFact(ActionSpend? spent) => spent is { } known ? new() { On = known.On.DaysSinceEpoch, CostMicros = (long)known.Cost.Micros, CurrencyCode = known.CurrencyCode } : null;

    private static ActionSpend? ToDomain(ActionCost? cost) => cost is null ? null : new ActionSpend(new(cost.On), new(cost.CostMicros), cost.CurrencyCode);

    private static ByteString Bytes(string file) => UnsafeByteOperations.UnsafeWrap(Convert.FromHexString(file));

    private static string Hex(ByteString file) => Convert.ToHexStringLower(file.Span);
}
