namespace ChannelGrains.Domain.FormRecords;

/// <summary>A file that another record had named before.</summary>
/// <param name="File">SHA-256 of its content.</param>
/// <param name="PartnerId">The partner of that record.</param>
/// <param name="RecordId">The record.</param>
[GenerateSerializer, Immutable]
public sealed record ReusedFile([property: Id(0)] string File, [property: Id(1)] string PartnerId, [property: Id(2)] string RecordId);
