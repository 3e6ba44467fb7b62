using ChannelGrains.Client;
using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Clocks;
using ChannelGrains.Fleet.Noting;
using ChannelGrains.Fleet.Scripts;
using ChannelGrains.Ingest.V1;
using Grpc.Net.Client;

namespace ChannelGrains.Fleet.Devices;

/// <summary>A store's till: numbers its receipts, resumes where the server's lane stands, sends its last receipts again, is replaced.</summary>
/// <param name="channel">To the server.</param>
/// <param name="source">Its source.</param>
/// <param name="meter">Measures its acknowledgements.</param>
/// <param name="lane">Where the server's lane stood at the start; what it has is not sent.</param>
/// <param name="resumedAt">Simulated time up to which something was sent; repeats up to there are skipped.</param>
/// <param name="clock">While it is quick, what befalls the till is not told.</param>
/// <param name="notes">Hears what befalls it.</param>
internal sealed class Till(
    GrpcChannel channel, FleetSource source, AckMeter meter, LanePosition lane, DateTimeOffset resumedAt, SimulatedClock clock, Notes notes) : Device
{
    private const int Remembered = 64;

    private readonly Queue<Transaction> _last = [];
    private long _epoch = 1;
    private long _number;

    public override async ValueTask TakeAsync(Step step, CancellationToken cancellationToken)
    {
        switch (step)
        {
            case Send send:
                await SendAsync(send, cancellationToken);
                break;
            case SendAgain again when step.At > resumedAt:
                await SendAgainAsync(again, cancellationToken);
                break;
            case LoseLine when step.At > resumedAt:
                await FlushAsync(cancellationToken);
                await CloseAsync();
                Tell(step, "is offline");
                break;
            case FindLine when step.At > resumedAt:
                Tell(step, $"is back and catches up from number {_number + 1:N0} of its lane");
                break;
            case ReplaceTill replaced:
                await ReplaceAsync(replaced, cancellationToken);
                break;
        }
    }

    private async ValueTask SendAsync(Send send, CancellationToken cancellationToken)
    {
        _number++;
        Remember(send.Transaction);
        if (IsCommitted)
            return;
        if (Link is null)
            await OpenAsync(send.Partner, cancellationToken);
        await Link!.SendAsync(send.Partner.Id, send.Transaction, cancellationToken);
    }

    private bool IsCommitted => _epoch < lane.Epoch || (_epoch == lane.Epoch && _number < lane.NextSequence);

    private async ValueTask OpenAsync(FleetPartner partner, CancellationToken cancellationToken)
    {
        Open(new DeviceLink(channel, source, meter));
        var position = await Link!.Sender.ResumeLaneAsync(partner.Id, cancellationToken);
        if (position != new LanePosition(_epoch, _number))
            throw new InvalidOperationException(
                $"The lane of {source.Id} stands at {position}, but the till at epoch {_epoch}, number {_number}. Does another fleet use this server?");
    }

    private async ValueTask SendAgainAsync(SendAgain again, CancellationToken cancellationToken)
    {
        if (Link is null)
            return;
        Transaction[] receipts = [.. _last.TakeLast(again.Receipts)];
        await FlushAsync(cancellationToken);
        Link.Sender.StartLane(again.Partner.Id, new LanePosition(_epoch, _number + 1 - receipts.Length));
        foreach (var receipt in receipts)
            await Link.SendAsync(again.Partner.Id, receipt, cancellationToken);
        Tell(again, $"sends its last {receipts.Length} receipts again");
    }

    /// <summary>The new till opens the next epoch; the old one tries once more, and is refused.</summary>
    private async ValueTask ReplaceAsync(ReplaceTill replaced, CancellationToken cancellationToken)
    {
        if (lane.Epoch <= _epoch)
        {
            if (Link is null)
                Open(new DeviceLink(channel, source, meter));
            await FlushAsync(cancellationToken);
            await new IngestService.IngestServiceClient(channel).OpenLaneAsync(
                new OpenLaneRequest
                {
                    SourceId = source.Id,
                    PartnerId = replaced.Partner.Id,
                    ExpectedEpoch = _epoch,
                    Reason = "The till broke down and was replaced.",
                    RequestId = $"{source.Id}-{_epoch}",
                },
                cancellationToken: cancellationToken);
            var refusedBefore = Link!.Sender.Progress.Refused;
            Link.Sender.StartLane(replaced.Partner.Id, new LanePosition(_epoch, _number + 1));
            await Link.SendAsync(replaced.Partner.Id, replaced.Stale, cancellationToken);
            await FlushAsync(cancellationToken);
            var fenced = Link.Sender.Progress.Refused > refusedBefore ? "the old one was refused" : "the old one was NOT refused";
            Link.Sender.StartLane(replaced.Partner.Id, new LanePosition(_epoch + 1, 1));
            Tell(replaced, $"was replaced: epoch {_epoch + 1} of its lane is open, {fenced}");
        }
        _epoch++;
        _number = 0;
        _last.Clear();
    }

    private void Tell(Step step, string what)
    {
        if (clock.Pace != Pace.Quick)
            notes.Add(step.At, $"{source.Id} {what}");
    }

    private void Remember(Transaction receipt)
    {
        if (_last.Count == Remembered)
            _last.Dequeue();
        _last.Enqueue(receipt);
    }
}
