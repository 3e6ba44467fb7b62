using Microsoft.AspNetCore.Http;

namespace ChannelGrains.Dashboard.Calling;

/// <summary>Says to a browser that what a page is about is not there.</summary>
internal static class Missing
{
    /// <summary>Answers 404 with what is drawn: set when the answer begins, as the renderer leaves one that is 404 before to others. Does nothing in a live part.</summary>
    public static void Answer(HttpContext? http)
    {
        if (http is not { Response: { HasStarted: false } response })
            return;
        response.OnStarting(() =>
        {
            if (response.StatusCode == StatusCodes.Status200OK)
                response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }
}
