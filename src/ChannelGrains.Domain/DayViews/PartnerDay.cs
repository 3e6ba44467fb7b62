namespace ChannelGrains.Domain.DayViews;

/// <summary>A cell of a partner in the view of days.</summary>
internal readonly record struct PartnerDay(NamedDays Named, int Day, DaySum Sum);
