namespace ChannelGrains.Fleet.Scripts;

/// <summary>One day of one partner, to be written.</summary>
/// <param name="Number">Day of the story, from 0.</param>
/// <param name="Date">Its date in Beijing.</param>
/// <param name="Dice">The chance of this partner and day.</param>
/// <param name="Steps">Takes the steps, also those of later days.</param>
internal sealed record StoryDay(int Number, DateOnly Date, Random Dice, Action<Step> Steps);
