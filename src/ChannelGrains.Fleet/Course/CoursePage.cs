namespace ChannelGrains.Fleet.Course;

/// <summary>A slide of the course.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Chinese">Its title.</param>
/// <param name="English">The same in English.</param>
/// <param name="Slide">What shows it; null where that is not built yet.</param>
internal sealed record CoursePage(int Number, string Chinese, string English, Slide? Slide = null);
