using System.Collections.Immutable;

namespace ChannelGrains.Domain.Payments;

/// <summary>A file of the bank was taken.</summary>
/// <param name="FileId">SHA-256 of its content.</param>
/// <param name="Kind">What it is.</param>
/// <param name="MessageName">Its version.</param>
/// <param name="MessageId">The bank's id of the message.</param>
/// <param name="Runs">What it says of each run, by id.</param>
/// <param name="Unknown">Bookings that no run knows.</param>
/// <param name="UnknownStatuses">Statuses, of files of ours, that no run knows.</param>
/// <param name="ItemCount">Statuses and bookings in it.</param>
/// <param name="OtherCount">Those that are no payments of runs.</param>
[GenerateSerializer, Immutable]
public sealed record BankFileTaken(
    [property: Id(0)] ImmutableArray<byte> FileId,
    [property: Id(1)] BankFileKind Kind,
    [property: Id(2)] string MessageName,
    [property: Id(3)] string MessageId,
    [property: Id(4)] ImmutableArray<RunEvidence> Runs,
    [property: Id(5)] ImmutableArray<BankBooking> Unknown,
    [property: Id(6)] ImmutableArray<BankFileStatus> UnknownStatuses,
    [property: Id(7)] int ItemCount,
    [property: Id(8)] int OtherCount)
{
    public int UnknownCount => Unknown.Length + UnknownStatuses.Length;

    public int MatchedCount => ItemCount - OtherCount - UnknownCount;
}
