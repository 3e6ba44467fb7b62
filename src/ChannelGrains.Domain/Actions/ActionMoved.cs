namespace ChannelGrains.Domain.Actions;

/// <summary>An action took a step.</summary>
/// <param name="ActionId">Its id.</param>
/// <param name="Step">The step.</param>
/// <param name="Note">What was said of it.</param>
/// <param name="Owner">The owner after it.</param>
[GenerateSerializer, Immutable]
public sealed record ActionMoved([property: Id(0)] string ActionId, [property: Id(1)] ActionStep Step, [property: Id(2)] string Note, [property: Id(3)] string Owner) : ActionFact
{
    /// <summary>Of a completion, what shows it; null for nothing.</summary>
    [Id(4)]
    public ActionDone? Done { get; init; }
}
