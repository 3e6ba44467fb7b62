using System.Diagnostics.Metrics;
using ChannelGrains.Domain.Payments;

namespace ChannelGrains.Grains.Payments;

/// <summary>Instruments of payments.</summary>
public sealed class PaymentInstruments
{
    public const string MeterName = "ChannelGrains.Payments";

    private const string Step = "step", Outcome = "outcome", Kind = "kind";

    private readonly Counter<long> _runs;
    private readonly Counter<long> _payments;
    private readonly Counter<long> _files;
    private readonly Counter<long> _items;

    public PaymentInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _runs = meter.CreateCounter<long>("channelgrains.payments.runs", "{run}", "Payment runs, by the step that they took.");
        _payments = meter.CreateCounter<long>("channelgrains.payments.payments", "{payment}", "Payments, by what became of them: taking, refused, paid, failed, returned, or not taken by the partner.");
        _files = meter.CreateCounter<long>("channelgrains.payments.bank_files", "{file}", "Files of the bank that were taken, by their kind.");
        _items = meter.CreateCounter<long>("channelgrains.payments.bank_items", "{item}", "Statuses and bookings in files of the bank, by whether a run knows them.");
        // There before their first event, so that their rates are seen.
        foreach (var step in new[] { "planned", "approved" })
            _runs.Add(0, new KeyValuePair<string, object?>(Step, step));
        foreach (var outcome in new[] { "taking", "refused", "paid", "failed", "returned", "not_taken" })
            OnPayments(outcome, 0);
        foreach (var outcome in new[] { "matched", "unknown", "other" })
            OnItems(outcome, 0);
    }

    public void OnRun(string step) => _runs.Add(1, new KeyValuePair<string, object?>(Step, step));

    public void OnTaken(int asked, int refused)
    {
        OnPayments("taking", asked - refused);
        OnPayments("refused", refused);
    }

    public void OnTold(PaymentState state, bool isRefused) => OnPayments(isRefused ? "not_taken" : state.ToString().ToLowerInvariant(), 1);

    public void OnFile(BankFileTaken file)
    {
        _files.Add(1, new KeyValuePair<string, object?>(Kind, file.Kind.ToString().ToLowerInvariant()));
        OnItems("matched", file.MatchedCount);
        OnItems("unknown", file.UnknownCount);
        OnItems("other", file.OtherCount);
    }

    private void OnPayments(string outcome, long count) => _payments.Add(count, new KeyValuePair<string, object?>(Outcome, outcome));

    private void OnItems(string outcome, long count) => _items.Add(count, new KeyValuePair<string, object?>(Outcome, outcome));
}
