using System.Collections.Immutable;

namespace ChannelGrains.Domain.Payments;

/// <summary>A file of the bank, as it was read.</summary>
/// <param name="FileId">SHA-256 of its content.</param>
/// <param name="Kind">What it is.</param>
/// <param name="MessageName">Its version, as camt.053.001.08.</param>
/// <param name="MessageId">The bank's id of the message.</param>
/// <param name="Statuses">Statuses, those of payments last.</param>
/// <param name="Bookings">Bookings; what is only announced is left out.</param>
/// <param name="Coverage">What its statements close.</param>
/// <param name="AnnouncedCount">Bookings that are only announced.</param>
[GenerateSerializer, Immutable]
public sealed record BankFile(
    [property: Id(0)] ImmutableArray<byte> FileId,
    [property: Id(1)] BankFileKind Kind,
    [property: Id(2)] string MessageName,
    [property: Id(3)] string MessageId,
    [property: Id(4)] ImmutableArray<BankFileStatus> Statuses,
    [property: Id(5)] ImmutableArray<BankFileBooking> Bookings,
    [property: Id(6)] ImmutableArray<BankFileCoverage> Coverage,
    [property: Id(7)] int AnnouncedCount)
{
    /// <summary>The ids of payments in it.</summary>
    public IEnumerable<(string EndToEndId, string Uetr)> Payments => Statuses.Where(status => status.IsOfPayment).Select(status => (status.EndToEndId, status.Uetr))
        .Concat(Bookings.Where(booking => !booking.IsSum).Select(booking => (booking.Booking.EndToEndId, booking.Booking.Uetr)));

    /// <summary>The ids of files of runs in it.</summary>
    public IEnumerable<string> Batches => Statuses.Select(status => status.Batch).Concat(Bookings.Select(booking => booking.Batch)).Where(batch => batch.Length > 0);
}
