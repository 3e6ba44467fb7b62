using ChannelGrains.Domain.Feed;
using ChannelGrains.Grains.Feed;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Views;

/// <summary>Holds a view of a part while it is told or asked; what was saved brings it back.</summary>
internal abstract partial class ViewGrain<TView>(byte space, FeedParts parts, SavedViews saved, ViewInstruments instruments, TimeProvider time, ILogger logger) : Grain, IViewGrain
    where TView : LiveView
{
    /// <summary>A view that is neither told nor asked anything for so long leaves memory; what it was told is saved long before.</summary>
    private static readonly TimeSpan UnusedLife = TimeSpan.FromMinutes(1);

    /// <summary>Where other processes save too: so long after silos came or went, and after the view was read, all that was on its way to the rows is in them.</summary>
    private static readonly TimeSpan SavedBy = TimeSpan.FromSeconds(15);

    private long _usedAt;
    private long _firstRevision;
    private ulong _silos;
    private long? _readAgainFrom;

    /// <summary>Read on activation.</summary>
    protected TView View { get; private set; } = null!;

    protected string Key => this.GetPrimaryKeyString();

    protected TimeProvider Time => time;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _usedAt = time.GetTimestamp();
        var part = parts.Of(space);
        var read = await saved.ReadAsync(new ViewId(space, part.NumberOf(Key)), cancellationToken);
        View = (TView)read.View;
        if (read.Unreadable > 0)
        {
            instruments.OnUnreadable(part, read.Unreadable);
            LogUnreadable(logger, part.Name, Key, read.Unreadable);
        }
        LogRestored(logger, part.Name, Key, View.PartnerCount, View.CellCount, time.GetElapsedTime(_usedAt).TotalMilliseconds);
        this.RegisterGrainTimer(ForgetUnused, new GrainTimerCreationOptions(UnusedLife / 2, UnusedLife / 2) { KeepAlive = false });
        // So that no two activations show the same one for different states, and a later one shows a larger one: none has a million updates in a second.
        _firstRevision = time.GetUtcNow().ToUnixTimeSeconds() << 20;
        if (!saved.AreShared)
            return;
        (_silos, _readAgainFrom) = (saved.Silos, _usedAt);
        this.RegisterGrainTimer(ReadAgainIfDue, new GrainTimerCreationOptions(SiloShare.Glance, SiloShare.Glance) { Interleave = true, KeepAlive = false });
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // The next activation does not know who watches. A silo that stops sends nothing more: renewals notice.
        if (reason.ReasonCode != DeactivationReasonCode.ShuttingDown)
            OnLeaving();
        return Task.CompletedTask;
    }

    public ValueTask<IReadOnlyList<string>> Apply(ViewUpdate update)
    {
        _usedAt = time.GetTimestamp();
        var missing = View.Apply(update);
        OnTold();
        return ValueTask.FromResult(missing);
    }

    public ValueTask<PartnerReading> ReadPartner(string partnerId) => ValueTask.FromResult(View.Read(partnerId));

    public ValueTask<IReadOnlyList<string>?> TakeChangedPartners(string caller)
    {
        _usedAt = time.GetTimestamp();
        return ValueTask.FromResult(View.TakeChangedPartners(caller));
    }

    /// <summary>Answers a question.</summary>
    protected ViewReading<T> Read<T>(Func<T> read)
    {
        _usedAt = time.GetTimestamp();
        var value = read();
        return new ViewReading<T>(value, _firstRevision + View.Revision, Timestamps.ToMicros(time.GetUtcNow()), (long)time.GetElapsedTime(_usedAt).TotalMicroseconds);
    }

    /// <summary>The view was told something: those who watch what has changed are told.</summary>
    protected abstract void OnTold();

    /// <summary>The view leaves memory: all who watch are told.</summary>
    protected abstract void OnLeaving();

    /// <summary>Now and then: what nobody has asked for since the last time is let go of.</summary>
    protected virtual void ForgetUnasked()
    {
    }

    /// <summary>What others had saved, and told only to an activation of before, or had no time to tell, is taken from the rows.</summary>
    private async Task ReadAgainIfDue(CancellationToken cancellationToken)
    {
        var silos = saved.Silos;
        if (silos == _silos && !(_readAgainFrom is { } from && time.GetElapsedTime(from) >= SavedBy))
            return;
        (_readAgainFrom, _silos) = (silos == _silos ? null : time.GetTimestamp(), silos);
        var before = View.Revision;
        try
        {
            await saved.ReadAgainAsync(new ViewId(space, parts.Of(space).NumberOf(Key)), View, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotReadAgain(logger, parts.Of(space).Name, Key, exception);
            _readAgainFrom = time.GetTimestamp();
        }
        if (View.Revision != before)
            OnTold();
    }

    private Task ForgetUnused(CancellationToken cancellationToken)
    {
        ForgetUnasked();
        View.ForgetSilentCallers();
        if (time.GetElapsedTime(_usedAt) >= UnusedLife)
            DeactivateOnIdle();
        return Task.CompletedTask;
    }

    [LoggerMessage(EventId = 3682, Level = LogLevel.Warning, Message = "What other silos had saved of the view {View} of {Part} could not be read; it is tried again.")]
    private static partial void LogNotReadAgain(ILogger logger, string part, string view, Exception exception);

    [LoggerMessage(EventId = 3122, Level = LogLevel.Warning, Message = "The rows of {Partners} partners in the view {View} of {Part} could not be read: it was made from their journals.")]
    private static partial void LogUnreadable(ILogger logger, string part, string view, int partners);

    [LoggerMessage(EventId = 3121, Level = LogLevel.Information, Message = "The view {View} of {Part} is there: {Partners} partners and {Cells} cells were saved, after {Milliseconds:0} ms.")]
    private static partial void LogRestored(ILogger logger, string part, string view, int partners, int cells, double milliseconds);
}
