using System.Threading.Channels;
using ChannelGrains.Client;
using ChannelGrains.Ingest.V1;
using Grpc.Net.Client;

namespace ChannelGrains.Cli.Import;

/// <summary>One import: reading and mapping on one side, sending on the other, a bounded channel between.</summary>
internal sealed class ImportRun : IAsyncDisposable
{
    private const int ChunksAhead = 4;

    // One client, not a fleet, and somebody waits for it: it must not sleep through the time in which the server is back.
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan ReadingEnds = TimeSpan.FromSeconds(1);

    // Answers for these are awaited before more is sent: a changed mapping shows in the first rows.
    private const long FirstRows = 256;

    private readonly ImportPlan _plan;
    private readonly CsvSource _file;
    private readonly RowReader _reader;
    private readonly TimeRule _times;
    private readonly List<GrpcChannel> _channels = [];
    private readonly List<TransactionSender> _senders = [];
    private readonly OutcomeTally _tally = new();
    private readonly TimeProvider _clock;
    private PartnerPreparation? _preparation;
    private long _handedOver;

    public ImportRun(ImportPlan plan, CsvSource file, RowRules rules, TimeProvider clock)
    {
        _plan = plan;
        _file = file;
        _reader = new RowReader(file, rules, plan);
        _times = rules.OccurredAt;
        _clock = clock;
    }

    public long RowsRead => _reader.Rows;

    /// <summary>Share of the file read, 0 to 1; null when its length is not known.</summary>
    public double? Fraction => _file.Fraction;

    public long Unacknowledged => _senders.Sum(sender => sender.Progress.Unacknowledged);

    /// <summary>Runs the import to its end, or to what stops it.</summary>
    /// <param name="connect">Makes a channel to the server; called once per connection.</param>
    /// <param name="cancellationToken">Ends the import; what is under way may be taken.</param>
    /// <returns>What it did, and why it ended early if it did.</returns>
    public async Task<ImportSummary> RunAsync(Func<GrpcChannel> connect, CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        if (!_plan.IsDryRun)
            OpenSenders(connect);

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var chunks = Channel.CreateBounded<ImportChunk>(
            new BoundedChannelOptions(ChunksAhead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => _reader.ReadAsync(chunks.Writer, ending.Token), CancellationToken.None);
        ImportStop? stop = null;
        try
        {
            await SendAllAsync(chunks.Reader, reading, cancellationToken);
        }
        catch (Exception exception) when (ImportStop.Of(exception, cancellationToken) is { } known)
        {
            stop = known;
        }

        await ending.CancelAsync();

        // A read from a pipe ends only when something comes.
        await Task.WhenAny(reading, Task.Delay(ReadingEnds, _clock, CancellationToken.None));
        if (stop?.LetsFinish == true)
            stop = await FinishAsync(cancellationToken) ?? stop;

        // Before counting: from here on nothing is sent any more.
        await CloseAsync();

        return Summarize(_clock.GetElapsedTime(started), stop);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _channels.ForEach(channel => channel.Dispose());
    }

    private async Task CloseAsync()
    {
        foreach (var sender in _senders)
            await sender.DisposeAsync();
    }

    private void OpenSenders(Func<GrpcChannel> connect)
    {
        for (var i = 0; i < _plan.Connections; i++)
        {
            var channel = connect();
            _channels.Add(channel);
            _senders.Add(new TransactionSender(channel, _plan.SourceId, new SenderOptions
            {
                Mode = _plan.Mode,
                GiveUpAfter = _plan.GiveUpAfter,
                BackoffMax = LongestBackoff,
                OnOutcome = _tally.Add,
                TimeProvider = _clock,
            }));
        }

        _preparation = new PartnerPreparation(_channels[0], _plan, _times, _senders, _clock);
    }

    private async Task SendAllAsync(ChannelReader<ImportChunk> chunks, Task reading, CancellationToken cancellationToken)
    {
        await foreach (var chunk in chunks.ReadAllAsync(cancellationToken))
            await SendAsync(chunk, cancellationToken);

        // Throws what ended the reading, if it was not the end of the file.
        await reading;
        foreach (var partner in _reader.AllPartners)
            foreach (var held in partner.Committed?.Release() ?? [])
                await partner.Sender!.SendAsync(partner.Id, held, cancellationToken);

        await FlushAsync(cancellationToken);
        if (_senders.Select(sender => sender.Failure).FirstOrDefault(error => error is not null) is { } failure)
            throw new SenderFailedException(failure);

        StopAtConflicts();
    }

    /// <summary>After a fault that is not the server's, what was handed over is still sent, so that the summary says what became of it.</summary>
    private async Task<ImportStop?> FinishAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FlushAsync(cancellationToken);
            return null;
        }
        catch (OperationCanceledException exception)
        {
            return ImportStop.Of(exception, cancellationToken);
        }
    }

    private Task FlushAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_senders.Select(sender => sender.FlushAsync(cancellationToken)));

    private async Task SendAsync(ImportChunk chunk, CancellationToken cancellationToken)
    {
        if (_preparation is null)
            return;

        await _preparation.PrepareAsync(chunk.NewPartners, cancellationToken);
        foreach (var (partner, transaction) in chunk.Rows)
        {
            if (partner.Days is { } days)
                transaction.OccurredAt = days.Noon(transaction.OccurredAt);

            if (partner.Committed is { IsOpen: true } committed)
                foreach (var released in committed.Take(transaction))
                    await partner.Sender!.SendAsync(partner.Id, released, cancellationToken);
            else
                await partner.Sender!.SendAsync(partner.Id, transaction, cancellationToken);

            if (++_handedOver == FirstRows && _plan.Mode == SourceMode.Keyed)
                await FlushAsync(cancellationToken);

            StopAtConflicts();
        }
    }

    private void StopAtConflicts()
    {
        if (_tally.Conflicts > _plan.MaxConflicts)
            throw new ImportRefusedException(
                $"Stopped: {_tally.Conflicts} rows have an id that the server has with other content (--max-conflicts {_plan.MaxConflicts}). "
                + "Most likely the mapping was changed since the file was imported (a column, the time zone, the encoding), or rows of one receipt share "
                + "its id: then make the transaction_id { \"ordinal\": ... }. Import with the mapping as it was. What is in quarantine: "
                + $"channelctl quarantine list PARTNER; to drop it: channelctl quarantine discard PARTNER --source {_plan.SourceId} --reason CONTENT_CONFLICT --note \"mapping changed\".",
                letsFinish: false);
    }

    private ImportSummary Summarize(TimeSpan elapsed, ImportStop? stop)
    {
        var progress = _senders.Select(sender => sender.Progress).ToList();
        return new ImportSummary
        {
            File = _plan.File,
            SourceId = _plan.SourceId,
            IsDryRun = _plan.IsDryRun,
            RowsRead = _reader.Rows,
            SkippedByRule = _reader.Skips.ToDictionary(rule => rule.Name, rule => rule.Rows),
            BlankRows = _reader.BlankRows,
            BadRows = _reader.BadRows,
            BadRowExamples = _reader.BadRowExamples,
            StoppedByErrors = _reader.StoppedByErrors,
            EqualRows = _reader.EqualRows,
            RepeatedIds = _reader.RepeatedIds,
            NegativeSaleQuantities = _reader.NegativeSaleQuantities,
            DaysOfAnotherZone = _times.NamedZone is null ? 0 : _preparation?.Days.Sum(days => days.Differing) ?? 0,
            NamedZone = _times.IsDate ? _times.NamedZone : null,
            EndsWithinLine = _file.EndsWithinLine && stop is null && !_reader.StoppedByErrors,
            Partners = _reader.Partners,
            PartnersCreated = _preparation?.Created ?? 0,
            Sent = progress.Sum(p => p.Sent),
            Accepted = progress.Sum(p => p.Accepted),
            Duplicates = progress.Sum(p => p.Duplicates),
            DuplicatesAfterResend = progress.Sum(p => p.DuplicatesAfterResend),
            Quarantined = progress.Sum(p => p.Quarantined),
            QuarantinedByReason = _tally.Quarantined,
            Refused = progress.Sum(p => p.Refused),
            RefusedByReason = _tally.Refused,
            Reconnects = progress.Sum(p => p.Reconnects),
            Seconds = elapsed.TotalSeconds,
            Stop = stop,
        };
    }
}
