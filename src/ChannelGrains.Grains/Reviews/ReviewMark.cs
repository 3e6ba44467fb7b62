namespace ChannelGrains.Grains.Reviews;

/// <summary>What the reviews know of one partner while facts come for it. Its activation marks it, on its own scheduler; all else is the queue's.</summary>
internal sealed class ReviewMark(string partnerId, ReviewQueue queue)
{
    private volatile bool _waits, _waitsLater;

    public string PartnerId => partnerId;

    /// <summary>Whether it waits to be reviewed soon.</summary>
    public bool Waits => _waits;

    /// <summary>Whether it waits to be reviewed later.</summary>
    public bool WaitsLater => _waitsLater;

    /// <summary>When it was last taken to be reviewed, a timestamp of the time provider; 0 before.</summary>
    public long TakenAt { get; private set; }

    /// <summary>The last review; null before.</summary>
    public FinishedReview? Last { get; private set; }

    /// <summary>Whether it is queued to be saved.</summary>
    public bool WaitsToSave { get; set; }

    /// <summary>When it is held to be due, microseconds since 1970-01-01 UTC; 0 for not.</summary>
    public long HeldDueMicros { get; set; }

    /// <summary>A fact came that a review follows, and is folded.</summary>
    public void Mark()
    {
        if (_waits)
            return;
        _waits = true;
        queue.Enqueue(this);
    }

    /// <summary>A batch came of which nothing is to be said, and is folded.</summary>
    public void MarkLater()
    {
        if (_waitsLater)
            return;
        _waitsLater = true;
        queue.EnqueueLater(this);
    }

    /// <summary>What comes from now on marks it again, for later.</summary>
    public void OnTakenLater() => _waitsLater = false;

    /// <summary>What comes from now on marks it again.</summary>
    public void OnTaken(long now) => (TakenAt, _waits) = (now, false);

    public void OnReviewed(FinishedReview review) => Last = review;
}
