namespace ChannelGrains.Dashboard.Live;

/// <summary>A part of a page that can be drawn again.</summary>
internal interface ILivePart
{
    /// <summary>Runs something where the page may be drawn.</summary>
    Task InvokeAsync(Action work);

    /// <summary>Takes the newest answer and draws it. Called where the page may be drawn.</summary>
    Task DrawAsync();
}
