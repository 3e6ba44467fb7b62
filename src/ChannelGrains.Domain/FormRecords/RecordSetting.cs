namespace ChannelGrains.Domain.FormRecords;

/// <summary>A record as a caller writes it.</summary>
/// <param name="RecordId">Its id.</param>
/// <param name="FormId">The form.</param>
/// <param name="FormVersion">The version.</param>
/// <param name="StoreId">The store; empty is the partner as a whole.</param>
/// <param name="TakenAtMicros">When, microseconds since 1970-01-01 UTC; null is not said.</param>
/// <param name="Place">Where; null is not said.</param>
/// <param name="TakenBy">Who; empty is the caller.</param>
/// <param name="Device">The device.</param>
/// <param name="PersonId">Whom it is about; empty is nobody.</param>
/// <param name="PlanId">The plan of the assignment that it answers; null for none.</param>
/// <param name="BeginsOn">The day on which that begins, yyyy-mm-dd.</param>
/// <param name="Answers">The answers.</param>
[GenerateSerializer, Immutable]
public sealed record RecordSetting(
    [property: Id(0)] string RecordId, [property: Id(1)] string FormId, [property: Id(2)] int FormVersion, [property: Id(3)] string StoreId, [property: Id(4)] long? TakenAtMicros,
    [property: Id(5)] RecordPlace? Place, [property: Id(6)] string TakenBy, [property: Id(7)] string Device, [property: Id(8)] string PersonId, [property: Id(9)] string? PlanId,
    [property: Id(10)] string BeginsOn, [property: Id(11)] IReadOnlyList<AnswerSetting> Answers);
