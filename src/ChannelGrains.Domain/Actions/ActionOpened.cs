using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Actions;

/// <summary>An action was opened.</summary>
/// <param name="ActionId">Its id.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Cause">What caused it; empty is not said.</param>
/// <param name="Occurrence">How many of its kind rules have opened, this one among them; 0 for one by hand.</param>
/// <param name="Region">The region of one of the programme; empty of a partner's.</param>
/// <param name="Priority">How much it matters.</param>
/// <param name="Owner">Who is to do it; empty is nobody yet.</param>
/// <param name="DueAtMicros">Until when, microseconds since 1970-01-01 UTC.</param>
/// <param name="DueOn">The business day then.</param>
/// <param name="Proof">What must show that it was done.</param>
[GenerateSerializer, Immutable]
public sealed record ActionOpened(
    [property: Id(0)] string ActionId, [property: Id(1)] ActionKind Kind, [property: Id(2)] string Title, [property: Id(3)] string Cause, [property: Id(4)] int Occurrence,
    [property: Id(5)] string Region, [property: Id(6)] ActionPriority Priority, [property: Id(7)] string Owner, [property: Id(8)] long DueAtMicros, [property: Id(9)] BusinessDay DueOn,
    [property: Id(10)] ActionProof Proof = ActionProof.Unspecified) : ActionFact;
