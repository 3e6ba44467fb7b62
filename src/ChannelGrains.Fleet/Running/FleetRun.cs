using ChannelGrains.Client;
using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Checks;
using ChannelGrains.Fleet.Clocks;
using ChannelGrains.Fleet.Devices;
using ChannelGrains.Fleet.Fieldwork;
using ChannelGrains.Fleet.Guarding;
using ChannelGrains.Fleet.Ledgers;
using ChannelGrains.Fleet.Noting;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Fleet.Scripts;
using ChannelGrains.Fleet.Settling;
using ChannelGrains.Fleet.Voices;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using Grpc.Net.Client;

namespace ChannelGrains.Fleet.Running;

/// <summary>Does the script's steps in simulated time. Each tick ends when all that it sent is acknowledged, so that server and ledger can be
/// compared after any tick.</summary>
internal sealed class FleetRun : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(20);

    private readonly TimeProvider _time;
    private readonly ResumePoint _resume;
    private readonly SimulatedClock _clock;
    private readonly DemoClock _serverClock;
    private readonly Notes _notes;
    private readonly DateOnly _takenOver;
    private readonly Script _script;
    private readonly Ledger _ledger;
    private readonly FigureCheck _check;
    private readonly VoiceLine _voices;
    private readonly VoiceCheck _voiceCheck;
    private readonly FieldOffice _field;
    private readonly FieldCheck _fieldCheck;
    private readonly Office _office;
    private readonly RiskOffice _riskOffice;
    private readonly RiskCheck _riskCheck;
    private readonly Dictionary<string, Device> _devices;
    private readonly Queue<Step> _today = [];
    private CheckResult? _lastCheck;
    private long _startedAt;
    private long _checkedAt;

    public FleetRun(
        GrpcChannel channel, FieldPeople people, FleetOrigin origin, IReadOnlyList<Partner> partners, ResumePoint resume, SimulatedClock clock, DemoClock serverClock,
        AckMeter meter, Notes notes, TimeProvider time)
    {
        _time = time;
        _resume = resume;
        _clock = clock;
        _serverClock = serverClock;
        _notes = notes;
        _takenOver = origin.FirstDay.AddDays(Story.TakenOverDay);
        _script = new Script(origin.Seed, origin.FirstDay);
        _ledger = new Ledger(origin.FirstDay);
        _check = new FigureCheck(channel, new FunnelCheck(channel, partners, origin.FirstDay, () => BeijingTime.DayOf(serverClock.GetUtcNow())));
        _voices = new VoiceLine(channel, origin.Seed, origin.FirstDay, BeijingTime.DayOf(resume.At).AddDays(-1));
        _field = new FieldOffice(people, origin.Seed, origin.FirstDay, notes);
        _fieldCheck = new FieldCheck(channel, _field.Book, origin.FirstDay);
        _voiceCheck = new VoiceCheck(channel, origin.Seed, origin.FirstDay, (partner, month) => _field.Book.SaidOf(partner, month).Select(answer => answer.Overall));
        _office = new Office(people.Office, _ledger, origin.FirstDay, notes, _field.ReleaseAsync);
        _riskOffice = new RiskOffice(people.Office, notes, isNew: resume.Lanes.Count == 0);
        _riskCheck = new RiskCheck(people.Office, _ledger, token => _riskOffice.FinishAsync(_clock.Now, token));
        _devices = Sources.All.ToDictionary(source => source.Id, source => source.Mode == SourceMode.Sequenced
            ? (Device)new Till(channel, source, meter, resume.LaneOf(source.Id), resume.At, clock, notes)
            : new KeyedFeed(channel, source, meter, resume.Sure));
        Progress = Stand();
    }

    /// <summary>Where it stands; another instance after each tick.</summary>
    public FleetProgress Progress { get; private set; }

    /// <summary>True once a check found a difference.</summary>
    public bool FoundDifferences { get; private set; }

    /// <summary>Runs until the clock's end or until stopped, both after a whole tick, and checks everything at the end.</summary>
    /// <returns>The last check.</returns>
    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Tick, _time);
        if (_resume.Lanes.Count > 0)
            await ResumeAsync();
        _startedAt = _checkedAt = _time.GetTimestamp();
        while (!_clock.HasEnded && !cancellationToken.IsCancellationRequested)
        {
            await AdvanceAsync();
            if (_time.GetElapsedTime(_checkedAt) >= CheckEvery)
                Enter(await _check.RecentAsync(_ledger, _clock.Now, CancellationToken.None));
            if (_clock.Pace != Pace.Quick)
                await ((Task)timer.WaitForNextTickAsync(cancellationToken).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        var result = (await _check.AllAsync(_ledger, CancellationToken.None))
            .And(await _voiceCheck.AllAsync(_voices.ToldUntil, CancellationToken.None)).And(await _office.CheckAsync(CancellationToken.None));
        return Enter(result.And(await _riskCheck.AllAsync(CancellationToken.None)).And(await _fieldCheck.AllAsync(BeijingTime.DayOf(_serverClock.GetUtcNow()), CancellationToken.None)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var device in _devices.Values)
            await device.DisposeAsync();
    }

    private async Task AdvanceAsync()
    {
        var wasQuick = _clock.Pace == Pace.Quick;
        var now = _clock.Advance();
        // Before anything is sent: nothing is of tomorrow.
        _serverClock.MoveTo(now);
        await DoAsync(now);
        if (wasQuick && _clock.Pace != Pace.Quick)
            _notes.Add(_clock.Now, $"the history is in: {Progress.Sent.Sent:N0} transactions sent in {_time.GetElapsedTime(_startedAt).TotalSeconds:N1} s");
    }

    /// <summary>Goes through what the server has, sends again what it may lack, and checks all figures. What customers said, and what the field and the office did, may be a day ahead of them.</summary>
    private async Task ResumeAsync()
    {
        _serverClock.MoveTo(_resume.At);
        await DoAsync(_resume.At);
        var sent = Progress.Sent;
        _notes.Add(_resume.At, $"goes on from here: {sent.Sent:N0} of the last two days sent again, {sent.Duplicates:N0} of them the server had");
        Enter(await _check.AllAsync(_ledger, CancellationToken.None));
    }

    private async Task DoAsync(DateTimeOffset until)
    {
        while (true)
            if (_today.Count == 0)
            {
                if (BeijingTime.StartOf(_script.Date) > until)
                    break;
                if (_script.Date > _voices.ToldUntil)
                    await _voices.TellAsync(_script.Date.AddDays(-1), CancellationToken.None);
                await _field.WorkAsync(_script.Date, WasDone(BeijingTime.StartOf(_script.Date)), CancellationToken.None);
                await GuardAsync(_script.Date);
                if (_office.HasWorkOn(_script.Date))
                    await SettleAsync(_script.Date);
                foreach (var step in _script.NextDay())
                    _today.Enqueue(step);
            }
            else if (_today.Peek().At > until)
                break;
            else
                await DoAsync(_today.Dequeue());
        await FlushAsync();
        Progress = Stand();
    }

    private Task FlushAsync() => Task.WhenAll(_devices.Values.Select(device => device.FlushAsync(CancellationToken.None)));

    /// <summary>The office works at the start of a day, before anything of it is sent: so where the server has something of the day, the work is done.</summary>
    private async Task SettleAsync(DateOnly day)
    {
        await FlushAsync();
        var result = await _office.WorkAsync(day, WasDone(BeijingTime.StartOf(day)), CancellationToken.None);
        if (!result.IsEqual)
            Enter(result);
    }

    /// <summary>Risk is acted on before the office settles; on such a day all of it, so that nothing is held. While the story is taken over, the server has not heard yet what was sold up to its today.</summary>
    private async Task GuardAsync(DateOnly day)
    {
        if (day < _takenOver)
            return;
        if (_office.HasWorkOn(day))
            await _riskOffice.FinishAsync(BeijingTime.StartOf(day), CancellationToken.None);
        else
            await _riskOffice.WorkAsync(BeijingTime.StartOf(day), CancellationToken.None);
    }

    /// <summary>Whether an earlier start got to a time.</summary>
    private bool WasDone(DateTimeOffset at) => _resume.Lanes.Count > 0 && at <= _resume.At;

    private async Task DoAsync(Step step)
    {
        await _devices[step.Partner.SourceId].TakeAsync(step, CancellationToken.None);
        _ledger.Take(step);
        _office.Take(step, WasDone(step.At));
    }

    private CheckResult Enter(CheckResult result)
    {
        _lastCheck = result;
        _checkedAt = _time.GetTimestamp();
        FoundDifferences |= !result.IsEqual;
        _notes.Add(Progress.Now, result.ToString());
        foreach (var difference in result.Differences.Take(5))
            _notes.Add(Progress.Now, "DIFFERENT " + difference);
        Progress = Stand();
        return result;
    }

    private FleetProgress Stand()
    {
        var all = _devices.Values.Select(device => device.Progress).ToList();
        var sent = new SenderProgress
        {
            Sent = all.Sum(one => one.Sent),
            Accepted = all.Sum(one => one.Accepted),
            Duplicates = all.Sum(one => one.Duplicates),
            Quarantined = all.Sum(one => one.Quarantined),
            Refused = all.Sum(one => one.Refused),
        };
        return new FleetProgress(_clock.Now, _clock.Pace, _clock.Factor, sent, all.Count(one => one.IsConnected), _lastCheck);
    }
}
