using System.Collections.Immutable;

namespace ChannelGrains.Domain.Payments;

/// <summary>Finds of what runs a file of the bank tells.</summary>
/// <param name="runs">The runs that the ids in the file name, and those of which the bank has not said all, by id.</param>
/// <param name="uetrs">The payments of UETRs in the file.</param>
/// <param name="account">The account that is configured to pay from; empty for none.</param>
public sealed class BankFileMatch(IReadOnlyDictionary<string, RunOutline> runs, IReadOnlyDictionary<string, PaymentPlace> uetrs, string account)
{
    private readonly Dictionary<string, Found> _found = new(StringComparer.Ordinal);
    private readonly List<BankBooking> _unknown = [];
    private readonly List<BankFileStatus> _unknownStatuses = [];
    private int _other;

    /// <summary>The payment that ids of the bank name: by the EndToEndId, else by the UETR; null for none of ours.</summary>
    public static PaymentPlace? Find(string endToEndId, string uetr, IReadOnlyDictionary<string, RunOutline> runs, IReadOnlyDictionary<string, PaymentPlace> uetrs)
    {
        if (PaymentIds.TryReadEndToEnd(endToEndId, out var runId, out var number) && runs.TryGetValue(runId, out var run) && number <= run.PaymentCount)
            return new(runId, number);
        return uetr.Length > 0 ? uetrs.GetValueOrDefault(uetr) : null;
    }

    public BankFileTaken Match(BankFile file)
    {
        foreach (var status in file.Statuses)
            Match(status);
        foreach (var booking in file.Bookings)
            Match(booking);
        foreach (var coverage in file.Coverage)
            foreach (var run in runs.Values.Where(run => run.Account == coverage.Account))
                Of(run.RunId).Coverage.Add(coverage.Coverage);
        return new(
            file.FileId, file.Kind, file.MessageName, file.MessageId,
            [.. _found.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => new RunEvidence(one.Key, one.Value.ToEvidence(file.FileId)))],
            [.. _unknown], [.. _unknownStatuses], file.Statuses.Length + file.Bookings.Length + file.AnnouncedCount, _other + file.AnnouncedCount);
    }

    private void Match(BankFileStatus status)
    {
        if (status.IsOfPayment && Find(status.EndToEndId, status.Uetr, runs, uetrs) is { } place)
            Of(place.RunId).Statuses.Add(new(place.Number, 0, status.Status, status.Reason, status.Information));
        else if (FileOf(status.Batch) is not { } ours)
            _other++;
        else if (status.IsOfPayment)
            _unknownStatuses.Add(status);
        else
            Of(ours.RunId).Statuses.Add(new(0, ours.Number, status.Status, status.Reason, status.Information));
    }

    private void Match(BankFileBooking told)
    {
        if (!told.IsSum && Find(told.Booking.EndToEndId, told.Booking.Uetr, runs, uetrs) is { } place)
            Of(place.RunId).Bookings.Add(told.Booking with { Number = place.Number, IsReturn = told.IsCredit });
        else if (told.IsSum && !told.IsCredit && FileOf(told.Batch) is { } ours)
            Of(ours.RunId).Bookings.Add(told.Booking with { File = ours.Number });
        else if (IsOfOurAccount(told) && (!told.IsCredit || told.Booking.IsReturn))
            _unknown.Add(told.Booking with { Number = 0, File = 0 });
        else
            _other++;
    }

    private bool IsOfOurAccount(BankFileBooking told) => told.Account.Length == 0 || account.Length == 0 || told.Account == account || runs.Values.Any(run => run.Account == told.Account);

    private PaymentPlace? FileOf(string batch) =>
        PaymentIds.TryReadFile(batch, out var runId, out var file) && runs.TryGetValue(runId, out var run) && file <= run.FileCount ? new(runId, file) : null;

    private Found Of(string runId)
    {
        if (!_found.TryGetValue(runId, out var found))
            _found.Add(runId, found = new Found());
        return found;
    }

    private sealed class Found
    {
        public List<BankStatus> Statuses { get; } = [];

        public List<BankBooking> Bookings { get; } = [];

        public List<BankCoverage> Coverage { get; } = [];

        public BankEvidence ToEvidence(ImmutableArray<byte> fileId) => new(fileId, [.. Statuses], [.. Bookings], [.. Coverage]);
    }
}
