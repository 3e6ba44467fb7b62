using ChannelGrains.Client;
using ChannelGrains.Fleet.Course;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Fleet.Running;
using ChannelGrains.Fleet.Views;
using Grpc.Core;

namespace ChannelGrains.Fleet;

/// <summary>Walks through the course on the channel development process (渠道开发流程), slide by slide: what a slide asks for is done through the API, and its
/// figures stand beside the slide's.</summary>
public static class DemoCourse
{
    /// <summary>Shows all slides that are built.</summary>
    /// <param name="options">The server, which has no partners yet, and the console.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>True when all figures are equal.</returns>
    /// <exception cref="FleetException">It cannot run on this server.</exception>
    public static async Task<bool> RunAsync(FleetOptions options, CancellationToken cancellationToken)
    {
        using var channel = ClientChannel.Create(options.Server, new ClientOptions { ApiKey = options.ApiKey });
        try
        {
            if ((await new Registry(channel).ListPartnersAsync(cancellationToken)).Count > 0)
                throw new FleetException("The data directory holds partners. The course begins without any: choose another one with --data, or leave --data away.");
            var scene = await Scene.BeginAsync(channel, token => ClientChannel.Create(options.Server, new ClientOptions { ApiKey = token }), options.Console, BeijingTime.DayOf(options.TimeProvider.GetUtcNow()), cancellationToken);
            var shown = 0;
            foreach (var page in CoursePages.All)
                shown += await ShowAsync(page, scene, cancellationToken) ? 1 : 0;
            options.Console.Line($"course: {shown} of {CoursePages.All.Count} slides shown, {scene.EqualFigures} figures equal, {scene.Differing} differ");
            return scene.Differing == 0;
        }
        catch (RpcException exception)
        {
            throw new FleetException($"The server refused a call: {ServerError.From(exception)}");
        }
    }

    private static async Task<bool> ShowAsync(CoursePage page, Scene scene, CancellationToken cancellationToken)
    {
        scene.Say($"{page.Number,2}  {page.Chinese}  {page.English}");
        if (page.Slide is not { } slide)
        {
            scene.Say("    is not built yet");
            return false;
        }
        try
        {
            await slide.ShowAsync(scene, cancellationToken);
        }
        catch (RpcException exception)
        {
            // What was to be shown is not there: the other slides are shown all the same.
            scene.Fail($"the server refused a call: {ServerError.From(exception)}");
        }
        return true;
    }
}
