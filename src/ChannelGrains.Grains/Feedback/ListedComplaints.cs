using ChannelGrains.Domain.Feedback;

namespace ChannelGrains.Grains.Feedback;

/// <summary>A page of complaints.</summary>
/// <param name="Complaints">By id.</param>
/// <param name="Last">The id that the next page comes behind; empty on the last page.</param>
/// <param name="OpenCount">Complaints that are open, of all pages.</param>
/// <param name="AsOfMicros">When it was read, microseconds since 1970-01-01 UTC.</param>
[GenerateSerializer, Immutable]
public sealed record ListedComplaints(
    [property: Id(0)] IReadOnlyList<Complaint> Complaints, [property: Id(1)] string Last, [property: Id(2)] int OpenCount, [property: Id(3)] long AsOfMicros);
