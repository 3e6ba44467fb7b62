using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Client.Tests.Sending;

/// <summary>One random life of a sender's state against a simulated server, and what must be true at its end.</summary>
internal sealed class SendStateRun
{
    private const int Steps = 300, Partners = 5;

    private readonly Random _random;
    private readonly SendState _state;
    private readonly SimulatedServer _server;
    private readonly SourceMode _mode;
    private readonly List<string>[] _offered = [.. Enumerable.Range(0, Partners).Select(_ => new List<string>())];
    private readonly Queue<TransactionFrame> _inFlight = new();
    private readonly List<SenderLane> _lookUps = [];
    private readonly List<FlushMark> _flushes = [];
    private readonly List<SenderOutcome> _outcomes = [];
    private TimeSpan _now;
    private bool _isOpen;

    public SendStateRun(SourceMode mode, int seed)
    {
        _mode = mode;
        _random = new Random(seed);
        _server = new SimulatedServer(mode, _random);
        _state = new SendState(mode, windowBytes: 2_000, batchTransactions: 8, new Backoff(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(4)));
    }

    public void Run()
    {
        for (var step = 0; step < Steps; step++)
            Step(refusalPercent: 20, isLastLap: false);
        for (var step = 0; _state.Progress.Unacknowledged > 0; step++)
        {
            Assert.True(step < 10_000, $"{_state.Progress.Unacknowledged} transactions are never acknowledged.");
            Step(refusalPercent: 0, isLastLap: true);
        }
        for (var partner = 0; partner < Partners; partner++)
        {
            var taken = _server.TakenOf($"p{partner}");
            // By id, the order in which batches are taken says nothing.
            Assert.Equal<string>(_offered[partner], _mode == SourceMode.Sequenced ? taken : taken.Order());
        }
        Assert.DoesNotContain(_outcomes, outcome => outcome is Refused or LaneStopped);
        Assert.Equal(_state.Progress.Sent, _outcomes.OfType<Acknowledged>().Sum(done => done.Accepted + done.Duplicates));
        foreach (var mark in _state.TakeResolvedMarks())
            mark.Complete();
        Assert.All(_flushes, flush => Assert.True(flush.Flushed.IsCompletedSuccessfully));
    }

    private void Step(int refusalPercent, bool isLastLap)
    {
        _now += TimeSpan.FromMilliseconds(_random.Next(3));
        var effects = new SendEffects();
        switch (_random.Next(10))
        {
            case <= 3 when !isLastLap:
                Offer();
                break;
            case 4 when !isLastLap && _isOpen && _random.Next(4) == 0:
                // The stream is lost; some of what was under way was taken, and nobody heard of it.
                foreach (var batch in _inFlight.SelectMany(frame => frame.Batches).Take(_random.Next(4)))
                    _server.Take(batch, refusalPercent);
                _inFlight.Clear();
                _state.OnEnded(effects);
                _isOpen = false;
                break;
            case 5 when !isLastLap:
                _flushes.Add(_state.Mark());
                break;
            case 6 when _lookUps.Count > 0:
                _state.Settle(_lookUps[0], _server.LaneOf(_lookUps[0].PartnerId), effects);
                _lookUps.RemoveAt(0);
                break;
            case 7 when _inFlight.TryDequeue(out var frame):
                _state.Apply(new StreamResults { FramesCompleted = 1, WindowFrames = 1 + _random.Next(4), Results = { frame.Batches.Select(batch => _server.Take(batch, refusalPercent)) } }, _now, effects);
                break;
            case > 7 when !_isOpen:
                _state.OnOpened(new OpenStream(new StreamOpened { WindowFrames = 4, MaxFrameTransactions = 1 + _random.Next(16), MaxFrameBytes = 4_096 }), 1, effects);
                _isOpen = true;
                break;
            case > 7 when _state.Next(_now, TimeSpan.FromMilliseconds(1), _random.Next(2) == 0, effects).Frame is { } next:
                _inFlight.Enqueue(next);
                break;
        }
        _outcomes.AddRange(effects.Outcomes);
        _lookUps.AddRange(effects.LookUps);
        _state.Resolve(effects.Resolved);
        foreach (var mark in _state.TakeResolvedMarks())
            mark.Complete();
    }

    private void Offer()
    {
        var partner = _random.Next(Partners);
        var id = $"{partner}-{_offered[partner].Count:0000}";
        var offered = _state.Offer($"p{partner}", new Transaction { TransactionId = id }, 20 + _random.Next(100));
        if (offered.LookUp is { } lane)
            _lookUps.Add(lane);
        if (offered.IsTaken)
            _offered[partner].Add(id);
    }
}
