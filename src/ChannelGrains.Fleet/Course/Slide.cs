namespace ChannelGrains.Fleet.Course;

/// <summary>Shows a slide: does what it asks for through the API, and compares figures.</summary>
internal abstract class Slide
{
    public abstract Task ShowAsync(Scene scene, CancellationToken cancellationToken);
}
