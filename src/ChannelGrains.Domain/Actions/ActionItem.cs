namespace ChannelGrains.Domain.Actions;

/// <summary>An action as it is.</summary>
/// <param name="PartnerId">Whose it is; empty is the programme's.</param>
/// <param name="Opened">How it was opened; its owner may be another one now.</param>
/// <param name="OpenedAtMicros">When, microseconds since 1970-01-01 UTC.</param>
/// <param name="OpenedBy">By whom.</param>
[GenerateSerializer, Immutable]
public sealed record ActionItem(
    [property: Id(0)] string PartnerId, [property: Id(1)] ActionOpened Opened, [property: Id(2)] long OpenedAtMicros, [property: Id(3)] string OpenedBy)
{
    private const int FixedBytes = 200, MaxBytesPerChar = 3;

    public string ActionId => Opened.ActionId;

    /// <summary>Where it stands.</summary>
    [Id(4)]
    public ActionState State { get; init; } = ActionState.Open;

    /// <summary>Who is to do it; empty is nobody.</summary>
    [Id(5)]
    public string Owner { get; init; } = Opened.Owner;

    /// <summary>When it was done, the last time; null while it is not.</summary>
    [Id(6)]
    public long? CompletedAtMicros { get; init; }

    /// <summary>By whom; empty while it is not.</summary>
    [Id(7)]
    public string CompletedBy { get; init; } = "";

    /// <summary>When it was closed; null while it is not.</summary>
    [Id(8)]
    public long? ClosedAtMicros { get; init; }

    /// <summary>What it cost; null while it is not done, and for nothing.</summary>
    [Id(9)]
    public ActionSpend? Spent { get; init; }

    /// <summary>Whether its cause came back: a rule had opened one of its kind before.</summary>
    public bool IsRepeated => Opened.Occurrence > 1;

    /// <summary>Bytes that it has in a list, at the most.</summary>
    public int ShownBytes => FixedBytes + (MaxBytesPerChar * (PartnerId.Length + ActionId.Length + Opened.Title.Length + Opened.Cause.Length + Opened.Region.Length
        + Owner.Length + OpenedBy.Length + CompletedBy.Length));

    public bool IsLive => ActionSteps.IsLive(State);

    /// <summary>Whether it was done within due.</summary>
    public bool IsWithinDue => CompletedAtMicros <= Opened.DueAtMicros;

    /// <summary>Whether it was done later than due, or is not done and due is over. A cancelled one never is.</summary>
    public bool IsOverdueAt(long nowMicros) => State != ActionState.Cancelled && (CompletedAtMicros ?? nowMicros) > Opened.DueAtMicros;

    /// <summary>It after a step that its state allows.</summary>
    /// <exception cref="InvalidOperationException">Its state does not allow the step, which no decision takes.</exception>
    public ActionItem After(ActionMoved moved, in FactStamp stamp)
    {
        if (!ActionSteps.Table.TryGetValue((State, moved.Step), out var state))
            throw new InvalidOperationException($"Action {ActionId} is {State} and cannot take the step {moved.Step}.");
        var after = this with { State = state, Owner = moved.Owner };
        return moved.Step switch
        {
            ActionStep.Complete => after with { CompletedAtMicros = stamp.AtMicros, CompletedBy = stamp.Principal, Spent = moved.Done?.Spent },
            ActionStep.Return => after with { CompletedAtMicros = null, CompletedBy = "", Spent = null },
            ActionStep.Verify or ActionStep.Cancel => after with { ClosedAtMicros = stamp.AtMicros },
            _ => after,
        };
    }
}
