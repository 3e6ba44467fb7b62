using System.Globalization;
using ChannelGrains.Client;
using ChannelGrains.Dashboard.Sessions;
using Grpc.Core;
using Microsoft.AspNetCore.Components;

namespace ChannelGrains.Dashboard.Live;

/// <summary>A part of a page that shows the latest answer of a question: with the page itself, and then as it changes, at most ten times a second, until the reader pauses it.</summary>
public abstract class LiveComponent<TResponse> : ComponentBase, ILivePart, IDisposable
    where TResponse : class
{
    /// <summary>How long a page waits for what it shows first.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The least time between two answers that a live part asks the server for.</summary>
    protected static readonly TimeSpan LivePace = TimeSpan.FromMilliseconds(100);

    private static readonly ServerError SignedOut = new() { Code = StatusCode.Unauthenticated, Message = "" };

    private LiveSubscription<TResponse>? _subscription;
    private CultureInfo _language = CultureInfo.CurrentUICulture;
    private string? _key;
    private bool _isDisposed;

    [Inject]
    private LiveQuestions Questions { get; set; } = null!;

    [Inject]
    private CurrentSession Current { get; set; } = null!;

    [Inject]
    private PageDrawing Drawing { get; set; } = null!;

    /// <summary>What is asked, by the parameters as they are.</summary>
    protected abstract LiveQuestion<TResponse> Question { get; }

    /// <summary>What is shown; null before the first answer.</summary>
    protected TResponse? Shown { get; private set; }

    protected LiveState State { get; private set; }

    protected ServerError? Problem { get; private set; }

    protected DateTimeOffset AnsweredAt { get; private set; }

    protected bool IsPaused { get; private set; }

    public void Dispose()
    {
        _isDisposed = true;
        _subscription?.Dispose();
        Drawing.Forget(this);
        GC.SuppressFinalize(this);
    }

    protected override async Task OnParametersSetAsync()
    {
        _language = CultureInfo.CurrentUICulture;
        if (Current.Find() is not { } session)
        {
            State = LiveState.Refused;
            return;
        }
        var question = Question;
        if (question.KeyFor(session.Rights) is var key && key == _key)
            return;
        _subscription?.Dispose();
        (_key, Shown, State) = (key, null, LiveState.Waiting);
        _subscription = Questions.Subscribe(question, session, OnChanged);
        if (_subscription is { } subscription)
        {
            await subscription.Watch.First.WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            await TakeAsync();
        }
        else
            State = LiveState.Behind;
    }

    /// <summary>Called when there is another answer to show, before it is drawn: for what it does not say itself, such as names.</summary>
    protected virtual Task OnShownAsync(TResponse answer) => Task.CompletedTask;

    protected Task TogglePause()
    {
        IsPaused = !IsPaused;
        return TakeAsync();
    }

    Task ILivePart.InvokeAsync(Action work) => InvokeAsync(work);

    async Task ILivePart.DrawAsync()
    {
        if (_isDisposed)
            return;
        // The watch is everybody's, and tells in the language of whoever asked first.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = _language;
        await TakeAsync();
        if (!_isDisposed)
            StateHasChanged();
    }

    private void OnChanged() => Drawing.Ask(this);

    private async Task TakeAsync()
    {
        if (_subscription?.Watch is not { } watch)
            return;
        if (Current.Find() is null)
        {
            (Shown, State, Problem) = (null, LiveState.Refused, SignedOut);
            return;
        }
        (State, Problem) = (watch.State, watch.Problem);
        if (State == LiveState.Refused)
        {
            // What one may not see any more is not left standing.
            Shown = null;
            return;
        }
        if (watch.Latest is not { } latest || (IsPaused && Shown is not null) || ReferenceEquals(latest, Shown))
            return;
        (Shown, AnsweredAt) = (latest, watch.AnsweredAt);
        await OnShownAsync(latest);
    }
}
