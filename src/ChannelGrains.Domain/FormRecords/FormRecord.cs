using System.Collections.Immutable;
using ChannelGrains.Domain.Forms;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>A form as it was filled in.</summary>
/// <param name="RecordId">Its id.</param>
/// <param name="FormId">The form.</param>
/// <param name="FormVersion">The version.</param>
/// <param name="StoreId">The store; empty is the partner as a whole.</param>
/// <param name="TakenAtMicros">When, by the clock of the device, microseconds since 1970-01-01 UTC.</param>
/// <param name="Place">Where; null is not said.</param>
/// <param name="TakenBy">Who filled it in.</param>
/// <param name="Device">The device; may be empty.</param>
/// <param name="Person">Keyed hash of whom it is about, as who takes a test; null where nobody is named.</param>
/// <param name="Assignment">The assignment that it answers; null for none.</param>
/// <param name="Answers">At most one an item, by item.</param>
[GenerateSerializer, Immutable]
public sealed record FormRecord(
    [property: Id(0)] string RecordId, [property: Id(1)] string FormId, [property: Id(2)] int FormVersion, [property: Id(3)] string StoreId, [property: Id(4)] long TakenAtMicros,
    [property: Id(5)] RecordPlace? Place, [property: Id(6)] string TakenBy, [property: Id(7)] string Device, [property: Id(8)] ulong? Person,
    [property: Id(9)] RecordAssignment? Assignment, [property: Id(10)] ImmutableArray<FormAnswer> Answers)
{
    /// <summary>Its files, each once.</summary>
    public IReadOnlyList<string> Files => [.. Answers.SelectMany(answer => answer.Files).Distinct(StringComparer.Ordinal)];

    public bool Equals(FormRecord? other) => other is not null
        && (RecordId, FormId, FormVersion, StoreId, TakenAtMicros, TakenBy) == (other.RecordId, other.FormId, other.FormVersion, other.StoreId, other.TakenAtMicros, other.TakenBy)
        && (Device, Person) == (other.Device, other.Person) && Equals(Place, other.Place) && Equals(Assignment, other.Assignment) && Answers.SequenceEqual(other.Answers);

    public override int GetHashCode() => HashCode.Combine(RecordId, FormId, TakenAtMicros);
}
